/**
 * The settings that deployments know by their environment variables: what each may be, and how changes travel. Kept by auth, checked
 * at start and read by every service.
 */
@NullMarked
package com.atom.slack.contracts.settings;

import org.jspecify.annotations.NullMarked;
