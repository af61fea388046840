/**
 * What interactions do out of sight of HTTP.
 * Whole interactions are tested over HTTP one package up.
 */
@NullMarked
package com.atom.slack.simulator.interaction;

import org.jspecify.annotations.NullMarked;
