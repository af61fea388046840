package com.atom.slack.gateway.limits;

/** What a request costs us; each class is counted on its own. */
public enum CostClass {
    READS,
    SEARCHES,
    WRITES,
    SIGN_INS
}
