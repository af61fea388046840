package com.atom.slack.gateway.admission;

import jakarta.enterprise.context.RequestScoped;

import com.atom.slack.gateway.credentials.Visitor;

/** Who sent the request that is being served; nobody until admission has looked. */
@RequestScoped
public class CurrentVisitor {

    private Visitor visitor = Visitor.nobody();

    void set(Visitor visitor) {
        this.visitor = visitor;
    }

    public Visitor get() {
        return visitor;
    }
}
