package com.atom.slack.auth.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.atom.slack.auth.vault.Envelope.WrappedKey;

/** A token as it is stored, with the data key of its workspace. */
record TokenRow(TokenId id, byte[] sealed, List<String> scopes, Optional<Instant> expiresAt, WrappedKey dataKey) {}
