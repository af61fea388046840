/**
 * One helper that every unit of work on tenant data goes through, so that row-level security knows the tenant. Used by the services that own tables.
 */
@NullMarked
package com.atom.slack.kit.tenancy;

import org.jspecify.annotations.NullMarked;
