/**
 * The launcher's program and, for tests, a whole house as one object. Called by {@code ./atom} and by {@code testbed/e2e}.
 */
@NullMarked
package com.atom.slack.devstack;

import org.jspecify.annotations.NullMarked;
