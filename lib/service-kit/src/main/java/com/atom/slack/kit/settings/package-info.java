/**
 * Settings as every service meets them: checked at start, and in force when they change. Nobody calls the check; it comes first.
 */
@NullMarked
package com.atom.slack.kit.settings;

import org.jspecify.annotations.NullMarked;
