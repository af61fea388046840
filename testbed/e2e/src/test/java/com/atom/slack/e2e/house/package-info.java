/**
 * Rules over the compiled classes of the whole house.
 */
@NullMarked
package com.atom.slack.e2e.house;

import org.jspecify.annotations.NullMarked;
