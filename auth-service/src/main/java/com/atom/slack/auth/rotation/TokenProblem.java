package com.atom.slack.auth.rotation;

import com.atom.slack.kit.problems.ProblemType;

/** What keeps a workspace from having a token that works. */
public enum TokenProblem implements ProblemType {
    NEEDS_REAUTH("needs-reauth", 409, "The workspace has to be installed again", "CONFLICT"),
    TOKEN_DOES_NOT_ROTATE("token-does-not-rotate", 409, "The tokens of this workspace do not expire", "CONFLICT");

    private final String slug;
    private final int status;
    private final String title;
    private final String code;

    TokenProblem(String slug, int status, String title, String code) {
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
