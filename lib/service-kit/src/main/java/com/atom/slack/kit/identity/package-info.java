/**
 * Internal tokens: who calls, signed by the gateway or a service, checked by the service called. No internal endpoint answers without one.
 */
@NullMarked
package com.atom.slack.kit.identity;

import org.jspecify.annotations.NullMarked;
