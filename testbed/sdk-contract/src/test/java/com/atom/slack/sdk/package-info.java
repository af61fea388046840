/** Contract tests: software written for Slack, by Slack, takes the simulator for Slack. */
@NullMarked
package com.atom.slack.sdk;

import org.jspecify.annotations.NullMarked;
