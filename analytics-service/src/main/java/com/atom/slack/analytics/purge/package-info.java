/**
 * Forgets workspaces whose administrator wants it so. Works by itself on a schedule; asked by the consumer of changes, and by
 * the administrator how far it is.
 */
@NullMarked
package com.atom.slack.analytics.purge;

import org.jspecify.annotations.NullMarked;
