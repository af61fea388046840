package com.atom.slack.simulator.webapi.chat;

import java.util.stream.Stream;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Directs;
import com.atom.slack.simulator.hooks.Ephemerals;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.workspace.Changes;

/** All methods of this feature. */
public final class Chat {
    private Chat() {}

    public static Stream<ApiMethod> methods(Acts acts, Changes changes, Directs directs, Ephemerals ephemerals) {
        return Stream.of(
                        new ChatMethods(acts, changes, directs, ephemerals).all(),
                        new ScheduleMethods(acts, changes, directs).all(),
                        new LinkMethods(acts, changes).all(),
                        new ReactionMethods(acts, changes).all())
                .flatMap(all -> all);
    }
}
