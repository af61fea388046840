/**
 * The edge of the public port: request ids, security headers, CORS, the size limit and the problems of whatever nobody answers. Vert.x calls it before and after everything else.
 */
@NullMarked
package com.atom.slack.gateway.door;

import org.jspecify.annotations.NullMarked;
