/**
 * Sign in with Slack (OpenID Connect): who a person is, on Slack's word. Called by the gateway, which keeps the session.
 */
@NullMarked
package com.atom.slack.auth.signin;

import org.jspecify.annotations.NullMarked;
