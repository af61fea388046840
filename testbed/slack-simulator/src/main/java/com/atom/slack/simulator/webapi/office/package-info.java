/**
 * What belongs to the workspace or hangs on a channel: {@code team.*}, {@code usergroups.*}, {@code emoji.*},
 * {@code pins.*}, {@code bookmarks.*}. Served by {@code webapi}.
 */
@NullMarked
package com.atom.slack.simulator.webapi.office;

import org.jspecify.annotations.NullMarked;
