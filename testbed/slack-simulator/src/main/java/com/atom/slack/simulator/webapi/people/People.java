package com.atom.slack.simulator.webapi.people;

import java.util.stream.Stream;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.FittingChanges;

/** All methods of this feature. */
public final class People {
    private People() {}

    public static Stream<ApiMethod> methods(Acts acts, Changes changes) {
        return Stream.of(
                        UserMethods.all(),
                        new ProfileMethods(acts, changes).all(),
                        new PresenceMethods(acts, new FittingChanges(changes)).all())
                .flatMap(all -> all);
    }
}
