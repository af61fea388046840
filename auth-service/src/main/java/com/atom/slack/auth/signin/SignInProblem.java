package com.atom.slack.auth.signin;

import com.atom.slack.kit.problems.ProblemType;

/** Why nobody was signed in. */
enum SignInProblem implements ProblemType {
    SIGN_IN_REFUSED(400, "Nobody was signed in", "VALIDATION_FAILED");

    private final int status;
    private final String title;
    private final String code;

    SignInProblem(int status, String title, String code) {
        this.status = status;
        this.title = title;
        this.code = code;
    }

    @Override
    public String slug() {
        return "sign-in-refused";
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
