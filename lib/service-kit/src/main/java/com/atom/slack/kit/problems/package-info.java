/**
 * Expected failures of the API as values of RFC 9457, and the one mapper that writes them. Every service answers errors this way.
 */
@NullMarked
package com.atom.slack.kit.problems;

import org.jspecify.annotations.NullMarked;
