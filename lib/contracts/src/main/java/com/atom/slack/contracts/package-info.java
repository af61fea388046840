/**
 * Everything that crosses a boundary between services, and nothing else. Depends on the JDK and on annotations only.
 */
@NullMarked
package com.atom.slack.contracts;

import org.jspecify.annotations.NullMarked;
