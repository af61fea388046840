/**
 * Who may come in: the table of endpoints with role and cost, and the filter that enforces it. Every REST method names its line of the table.
 */
@NullMarked
package com.atom.slack.gateway.admission;

import org.jspecify.annotations.NullMarked;
