package com.atom.slack.kit.problems;

import java.util.Map;

/** One occurrence of a {@link ProblemType}; carries no stack trace because it is expected. */
public final class Problem extends RuntimeException {

    private final transient ProblemType type;
    private final transient Map<String, ?> details;

    Problem(ProblemType type, String detail, Map<String, ?> details) {
        super(detail, null, false, false);
        this.type = type;
        this.details = details;
    }

    public ProblemType type() {
        return type;
    }

    /** Members for {@code error.details}; empty when there are none. */
    public Map<String, ?> details() {
        return details;
    }
}
