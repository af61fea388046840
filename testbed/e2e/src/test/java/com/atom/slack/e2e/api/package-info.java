/**
 * Clients as users write them: plain HTTP, plain JSON, plain Server-Sent Events.
 */
@NullMarked
package com.atom.slack.e2e.api;

import org.jspecify.annotations.NullMarked;
