package com.atom.slack.devstack.infrastructure;

/** Whether data must survive a power cut. Tests give that up for speed; a house never does. */
public enum Durability {
    LASTING,
    DISPOSABLE
}
