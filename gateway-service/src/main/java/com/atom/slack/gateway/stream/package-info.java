/**
 * Changes of the archive as Server-Sent Events, live. Fed by slack.changes.v1, read by clients that keep a connection open.
 */
@NullMarked
package com.atom.slack.gateway.stream;

import org.jspecify.annotations.NullMarked;
