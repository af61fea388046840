/**
 * The few pages a person sees in the browser during an installation: no script, nothing from outside. Called by installations.
 */
@NullMarked
package com.atom.slack.auth.pages;

import org.jspecify.annotations.NullMarked;
