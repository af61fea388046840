/**
 * Files: methods {@code files.*}, the address bytes are sent to and the addresses they are fetched from.
 * Served by {@code webapi} and the front door.
 */
@NullMarked
package com.atom.slack.simulator.webapi.files;

import org.jspecify.annotations.NullMarked;
