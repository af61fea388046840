/**
 * Small records that outlive the process, one file of lines for each kind.
 * Used by {@code hooks}, {@code interaction} and {@code status} for what is no change of a workspace.
 */
@NullMarked
package com.atom.slack.simulator.ledger;

import org.jspecify.annotations.NullMarked;
