/**
 * Messages as joins of everything that was ever observed of them, with their versions, reactions and threads. Written by the fold; read by the REST edges of endpoints 7 and 24.
 */
@NullMarked
package com.atom.slack.ingestion.messages;

import org.jspecify.annotations.NullMarked;
