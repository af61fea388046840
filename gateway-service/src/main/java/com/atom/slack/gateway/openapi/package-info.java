/**
 * What the OpenAPI document says beyond what the resources show. Read by clients at /openapi.
 */
@NullMarked
package com.atom.slack.gateway.openapi;

import org.jspecify.annotations.NullMarked;
