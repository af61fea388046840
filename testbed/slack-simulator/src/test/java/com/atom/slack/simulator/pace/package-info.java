/**
 * The promises of this package as tests.
 * Run by the build; nothing calls them.
 */
@NullMarked
package com.atom.slack.simulator.pace;

import org.jspecify.annotations.NullMarked;
