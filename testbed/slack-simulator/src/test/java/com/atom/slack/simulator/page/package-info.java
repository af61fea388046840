/**
 * The promises of this package as tests.
 * Run by the build; nothing calls them.
 */
@NullMarked
package com.atom.slack.simulator.page;

import org.jspecify.annotations.NullMarked;
