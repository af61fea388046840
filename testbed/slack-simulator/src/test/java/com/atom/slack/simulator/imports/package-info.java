/** Tests of reading ZIPs. */
@NullMarked
package com.atom.slack.simulator.imports;

import org.jspecify.annotations.NullMarked;
