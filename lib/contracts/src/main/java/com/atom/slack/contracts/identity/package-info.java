/**
 * Who calls, and with which rights. Minted by the gateway, enforced by the owner of the data.
 */
@NullMarked
package com.atom.slack.contracts.identity;

import org.jspecify.annotations.NullMarked;
