/**
 * Requests of the public REST API. The gateway checks them and hands them on; the owner of the data answers them.
 */
@NullMarked
package com.atom.slack.contracts.api;

import org.jspecify.annotations.NullMarked;
