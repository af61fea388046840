package com.atom.slack.simulator.webapi.office;

import java.util.stream.Stream;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.FittingChanges;

/** All methods of this feature. */
public final class OfficeWork {
    private OfficeWork() {}

    public static Stream<ApiMethod> methods(Acts acts, Changes changes) {
        FittingChanges fittings = new FittingChanges(changes);
        return Stream.of(
                        TeamMethods.all(),
                        new UserGroupMethods(acts, fittings).all(),
                        new BoardMethods(acts, fittings).all(),
                        EmojiMethods.all())
                .flatMap(all -> all);
    }
}
