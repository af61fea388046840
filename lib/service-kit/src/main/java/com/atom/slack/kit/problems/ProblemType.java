package com.atom.slack.kit.problems;

import java.util.Map;

/** A kind of failure that clients may rely on. One enum per feature implements it; {@code docs/problems.md} lists all. */
public interface ProblemType {

    /** Lower case with dashes; never changes its meaning. */
    String slug();

    /** HTTP status, 400 to 599. */
    int status();

    /** One sentence that is the same for every occurrence. */
    String title();

    /** The code that existing clients know, such as {@code VALIDATION_FAILED}. */
    String code();

    /** An occurrence of it. The detail is shown to the caller: no secret, no SQL, no class name. */
    default Problem because(String detail) {
        return new Problem(this, detail, Map.of());
    }

    /** An occurrence of it with members for {@code error.details}. */
    default Problem because(String detail, Map<String, ?> details) {
        return new Problem(this, detail, details);
    }
}
