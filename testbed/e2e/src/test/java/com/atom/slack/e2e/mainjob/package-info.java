/**
 * The main job end to end: what a person who runs the house for the first time relies on.
 */
@NullMarked
package com.atom.slack.e2e.mainjob;

import org.jspecify.annotations.NullMarked;
