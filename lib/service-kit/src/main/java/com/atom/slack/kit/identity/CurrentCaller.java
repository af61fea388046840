package com.atom.slack.kit.identity;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.problems.CommonProblem;

/** Who calls the request that is being served; set by {@link InternalAuthentication} before any resource runs. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    void set(Caller caller) {
        this.caller = caller;
    }

    /** The caller; on a guarded service there always is one. */
    public Caller get() {
        if (caller == null) {
            throw CommonProblem.AUTH_REQUIRED.because("credentials are needed");
        }
        return caller;
    }

    /** The caller, when the role allows it; a 403 problem otherwise. */
    public Caller require(Role role) {
        Caller present = get();
        if (!present.role().includes(role)) {
            throw CommonProblem.INSUFFICIENT_PERMISSIONS.because("the role " + role + " is needed");
        }
        return present;
    }

    /** The workspace of the call; a 404 problem when the token names none or another than the request does. */
    public String team(@Nullable String asked) {
        String team =
                get().team().orElseThrow(() -> CommonProblem.WORKSPACE_NOT_FOUND.because("no workspace is named"));
        if (asked != null && !asked.equals(team)) {
            throw CommonProblem.WORKSPACE_NOT_FOUND.because("workspace " + asked + " is not known");
        }
        return team;
    }
}
