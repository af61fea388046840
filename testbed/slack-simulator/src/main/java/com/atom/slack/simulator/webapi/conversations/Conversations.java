package com.atom.slack.simulator.webapi.conversations;

import java.util.stream.Stream;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Directs;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.FittingChanges;

/** All methods of this feature. */
public final class Conversations {
    private Conversations() {}

    public static Stream<ApiMethod> methods(Acts acts, Changes changes, Directs directs) {
        return Stream.of(
                        ListMethods.all(),
                        HistoryMethods.all(),
                        new MemberMethods(acts, changes).all(),
                        new LifeMethods(acts, changes).all(),
                        new DirectMethods(acts, new FittingChanges(changes), directs).all())
                .flatMap(all -> all);
    }
}
