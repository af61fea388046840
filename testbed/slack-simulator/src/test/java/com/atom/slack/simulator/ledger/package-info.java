/**
 * What the files of ledgers hold after a restart.
 * Their users are tested over HTTP one package up.
 */
@NullMarked
package com.atom.slack.simulator.ledger;

import org.jspecify.annotations.NullMarked;
