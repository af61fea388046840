/**
 * The whole house against the simulator, through public HTTP only. Nothing here sees a class of the product.
 */
@NullMarked
package com.atom.slack.e2e;

import org.jspecify.annotations.NullMarked;
