/**
 * Questions that services ask one another over HTTP. Each answer belongs to the service that owns the data.
 */
@NullMarked
package com.atom.slack.contracts.internal;

import org.jspecify.annotations.NullMarked;
