/** What the integration tests of this service share: the infrastructure, the broker's side and the caller's side. */
package com.atom.slack.ingestion.house;
