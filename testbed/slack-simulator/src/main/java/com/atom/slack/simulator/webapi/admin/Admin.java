package com.atom.slack.simulator.webapi.admin;

import java.util.stream.Stream;

import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.workspace.World;

/** All methods of this feature. */
public final class Admin {
    private Admin() {}

    public static Stream<ApiMethod> methods(World world) {
        return Stream.of(new AdminMethods(world).all(), new MigrationMethods().all(), new AnalyticsMethods(world).all())
                .flatMap(all -> all);
    }
}
