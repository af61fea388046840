/**
 * What every service knows of a connected workspace. Announced by auth, read as a view by the others.
 */
@NullMarked
package com.atom.slack.contracts.workspaces;

import org.jspecify.annotations.NullMarked;
