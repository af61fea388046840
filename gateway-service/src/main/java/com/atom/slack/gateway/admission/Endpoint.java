package com.atom.slack.gateway.admission;

import com.atom.slack.contracts.identity.Role;
import com.atom.slack.gateway.limits.CostClass;

/** The table of who may call what, as section 2 of the public contract has it. {@code ANONYMOUS} is open to everybody. */
public enum Endpoint {
    HEALTH(Role.ANONYMOUS, CostClass.READS),
    WORKSPACES(Role.VIEWER, CostClass.READS),
    WORKSPACE_DETAILS(Role.VIEWER, CostClass.READS),
    CHANNELS(Role.VIEWER, CostClass.READS),
    MESSAGES(Role.VIEWER, CostClass.READS),
    REPLIES(Role.VIEWER, CostClass.READS),
    USERS(Role.VIEWER, CostClass.READS),
    SEARCH(Role.VIEWER, CostClass.SEARCHES),
    ACTIVITY(Role.ANALYST, CostClass.SEARCHES),
    INGEST(Role.ADMIN, CostClass.WRITES),
    INGESTION_STATUS(Role.VIEWER, CostClass.READS),
    STREAM(Role.VIEWER, CostClass.READS),
    AUTHORIZE(Role.ADMIN, CostClass.WRITES),
    CALLBACK(Role.ANONYMOUS, CostClass.WRITES),
    INSTALL(Role.ANONYMOUS, CostClass.WRITES),
    INSTALLED(Role.ANONYMOUS, CostClass.READS),
    OAUTH_STATUS(Role.ANONYMOUS, CostClass.READS),
    API_KEYS(Role.ADMIN, CostClass.READS),
    API_KEY_CHANGES(Role.ADMIN, CostClass.WRITES),
    AUDIT(Role.ADMIN, CostClass.READS),
    AUDIT_VERIFICATION(Role.ADMIN, CostClass.WRITES),
    CONFIG(Role.VIEWER, CostClass.READS),
    CONFIG_CHANGES(Role.ADMIN, CostClass.WRITES),
    MANIFEST(Role.ADMIN, CostClass.READS),
    SCOPES(Role.ADMIN, CostClass.READS),
    SESSION_BEGIN(Role.ANONYMOUS, CostClass.SIGN_INS),
    SESSION_SLACK(Role.ANONYMOUS, CostClass.SIGN_INS),
    SESSION_CALLBACK(Role.ANONYMOUS, CostClass.SIGN_INS),
    SESSION(Role.VIEWER, CostClass.READS),
    SESSION_END(Role.VIEWER, CostClass.READS);

    private final Role role;
    private final CostClass cost;

    Endpoint(Role role, CostClass cost) {
        this.role = role;
        this.cost = cost;
    }

    /** The least role that may call it. */
    public Role role() {
        return role;
    }

    /** Which limit it counts against. */
    public CostClass cost() {
        return cost;
    }

    /** Whether it answers without credentials. */
    public boolean open() {
        return role == Role.ANONYMOUS;
    }
}
