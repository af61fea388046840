/**
 * The append-only account of what was done with secrets, by whom and why. Called in the transaction of the deed.
 */
@NullMarked
package com.atom.slack.auth.audit;

import org.jspecify.annotations.NullMarked;
