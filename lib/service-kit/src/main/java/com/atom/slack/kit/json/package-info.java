/**
 * JSON as the platform writes it: snake_case, ISO-8601 instants, absent instead of null. Applied to the one ObjectMapper of every service.
 */
@NullMarked
package com.atom.slack.kit.json;

import org.jspecify.annotations.NullMarked;
