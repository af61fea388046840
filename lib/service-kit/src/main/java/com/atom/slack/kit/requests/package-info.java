/**
 * Reads requests into records and names every fault at once. Used by every REST edge.
 */
@NullMarked
package com.atom.slack.kit.requests;

import org.jspecify.annotations.NullMarked;
