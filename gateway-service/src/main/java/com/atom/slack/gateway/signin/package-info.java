/**
 * How people begin and end sessions of the console: with an API key, or with Slack. Asked by browsers.
 */
@NullMarked
package com.atom.slack.gateway.signin;

import org.jspecify.annotations.NullMarked;
