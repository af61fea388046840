/**
 * Settings that administrators change while the services run. Answers {@code /config}; announced to everybody.
 */
@NullMarked
package com.atom.slack.auth.settings;

import org.jspecify.annotations.NullMarked;
