package com.atom.slack.auth.schema;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Pool;

import com.atom.slack.kit.outbox.Outbox;
import com.atom.slack.kit.tenancy.Tenancy;

/** Units of work on the schema and the writing side of its outbox. */
class AuthSchema {

    /** Its name, also the name of the relay's lock. */
    static final String NAME = "auth";

    @Produces
    @Singleton
    Tenancy tenancy(Pool pool) {
        return new Tenancy(pool);
    }

    @Produces
    @Singleton
    Outbox outbox(ObjectMapper mapper) {
        return new Outbox(mapper);
    }
}
