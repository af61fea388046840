package com.atom.slack.simulator.webapi.search;

import java.util.stream.Stream;

import com.atom.slack.simulator.apps.ActionTokens;
import com.atom.slack.simulator.webapi.ApiMethod;

/** All methods of this feature. */
public final class Search {
    private Search() {}

    public static Stream<ApiMethod> methods(ActionTokens tokens) {
        return Stream.concat(SearchMethods.all(), new ContextMethods(tokens).all());
    }
}
