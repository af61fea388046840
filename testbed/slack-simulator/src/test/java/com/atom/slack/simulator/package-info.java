/**
 * The promises of the simulator, checked over HTTP as its callers use it.
 * {@code InstalledApp} is the fixture: a simulator with an app that went through OAuth.
 */
@NullMarked
package com.atom.slack.simulator;

import org.jspecify.annotations.NullMarked;
