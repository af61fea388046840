/**
 * The main job as a person would do it: an app at the demo Slack, an installation through a browser, the first ingestion, and a
 * line that tells how far it is. Called by the house when everything is ready.
 */
@NullMarked
package com.atom.slack.devstack.mainjob;

import org.jspecify.annotations.NullMarked;
