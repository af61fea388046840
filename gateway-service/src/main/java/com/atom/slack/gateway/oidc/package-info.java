/**
 * Bearer tokens of the OpenID Connect issuer that the operator trusts, when there is one. Called by admission.
 */
@NullMarked
package com.atom.slack.gateway.oidc;

import org.jspecify.annotations.NullMarked;
