package com.atom.slack.auth.leases;

import com.atom.slack.kit.problems.ProblemType;

/** Failures of a lease. */
enum LeaseProblem implements ProblemType {
    NEEDS_REAUTH("needs-reauth", 409, "The workspace has to be installed again", "CONFLICT");

    private final String slug;
    private final int status;
    private final String title;
    private final String code;

    LeaseProblem(String slug, int status, String title, String code) {
        this.slug = slug;
        this.status = status;
        this.title = title;
        this.code = code;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String code() {
        return code;
    }
}
