/**
 * The one clock of a process. Tests replace it; nothing else asks the system for the time.
 */
@NullMarked
package com.atom.slack.kit.time;

import org.jspecify.annotations.NullMarked;
