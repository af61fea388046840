package com.atom.slack.devstack.house;

/** Every loopback port that the house takes, by its distance from the base port. */
public enum Plug {
    GATEWAY(0),
    AUTH(1),
    EVENTS(2),
    INGESTION(3),
    ANALYTICS(4),
    SIMULATOR(10),
    GATEWAY_MANAGEMENT(1000),
    AUTH_MANAGEMENT(1001),
    EVENTS_MANAGEMENT(1002),
    INGESTION_MANAGEMENT(1003),
    ANALYTICS_MANAGEMENT(1004),
    POSTGRES(7352),
    REDIS(8299),
    KAFKA(11_012),
    /** The broker talks to itself here. */
    KAFKA_CONTROLLER(11_013);

    private final int offset;

    Plug(int offset) {
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    /** The environment variable that sets this port alone. */
    public String variable() {
        return "ATOM_" + name() + "_PORT";
    }
}
