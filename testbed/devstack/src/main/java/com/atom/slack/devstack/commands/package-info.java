/**
 * The launcher's commands: {@code up}, {@code down}, {@code status}, {@code restart}, {@code logs}. They read arguments and
 * environment, call {@code house}, and turn the outcome into lines and an exit code.
 */
@NullMarked
package com.atom.slack.devstack.commands;

import org.jspecify.annotations.NullMarked;
