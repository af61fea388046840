/**
 * Deletes everything that a service holds of a workspace. Used by the services that own content.
 */
@NullMarked
package com.atom.slack.kit.purge;

import org.jspecify.annotations.NullMarked;
