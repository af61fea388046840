/**
 * Child processes that cannot outlive the process that started them, and the loopback ports they take. Used by the embedded
 * infrastructure, by the house and by the tests of every service.
 */
@NullMarked
package com.atom.slack.devstack.process;

import org.jspecify.annotations.NullMarked;
