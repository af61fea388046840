/**
 * Endpoints 17, 18 and 21 and the install link, answered by auth-service. Called by browsers and by administrators.
 */
@NullMarked
package com.atom.slack.gateway.oauth;

import org.jspecify.annotations.NullMarked;
