/**
 * What happens when a person uses an app: slash commands, buttons and menus, shortcuts, modals and home tabs; each is
 * sent once, signed or over the app's socket, and answered within three seconds or not at all.
 * Played by {@code control}; its views are opened and changed by {@code webapi}.
 */
@NullMarked
package com.atom.slack.simulator.interaction;

import org.jspecify.annotations.NullMarked;
