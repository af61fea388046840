/**
 * The house: which process runs on which port with which environment, who watches them, and what state they are in. Called by
 * the commands of the launcher and, for tests, by {@link com.atom.slack.devstack.House}.
 */
@NullMarked
package com.atom.slack.devstack.house;

import org.jspecify.annotations.NullMarked;
