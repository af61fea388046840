package com.atom.slack.devstack.commands;

import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import com.atom.slack.devstack.house.HouseStatus;

/** The status for people. */
final class StatusTable {

    private StatusTable() {}

    static String of(HouseStatus status) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("house      " + status.state().label());
        status.services()
                .forEach((name, service) -> lines.add("%-10s %-9s %-24s %-11s %s"
                        .formatted(
                                name,
                                service.state().label(),
                                service.url(),
                                pid(service.pid()),
                                service.rssMb() == null ? "" : service.rssMb() + " MiB")));
        lines.add(row(
                "postgres",
                status.postgres().host() + ":" + status.postgres().port(),
                status.postgres().pid()));
        lines.add(row("redis", status.redis().url(), status.redis().pid()));
        lines.add(row("kafka", status.kafka().bootstrap(), status.kafka().pid()));
        if (status.simulator() != null) {
            lines.add("simulator            " + status.simulator());
        }
        return lines.toString();
    }

    private static String row(String name, String address, @Nullable Long pid) {
        return "%-20s %-24s %s".formatted(name, address, pid(pid));
    }

    private static String pid(@Nullable Long pid) {
        return pid == null ? "" : "pid " + pid;
    }
}
