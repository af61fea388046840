/**
 * Says whether the archive holds the truth: both sides are brought into one form and compared, never by the product's code.
 */
@NullMarked
package com.atom.slack.e2e.oracle;

import org.jspecify.annotations.NullMarked;
