/**
 * Whether an installation could succeed, and what is missing. Open to everybody, as a summary.
 */
@NullMarked
package com.atom.slack.auth.status;

import org.jspecify.annotations.NullMarked;
