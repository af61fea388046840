/**
 * Topics are created and checked by their owner; compacted ones are read whole as views. Nothing relies on automatic creation.
 */
@NullMarked
package com.atom.slack.kit.topics;

import org.jspecify.annotations.NullMarked;
