/**
 * Who may do what, over the whole house: every route, every kind of caller, objects of one's own and of another tenant. Run
 * against public HTTP only.
 */
@NullMarked
package com.atom.slack.e2e.walls;

import org.jspecify.annotations.NullMarked;
