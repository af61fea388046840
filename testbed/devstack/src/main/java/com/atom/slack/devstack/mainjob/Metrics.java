package com.atom.slack.devstack.mainjob;

import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a service's metrics from its management port, in Prometheus' text form. */
final class Metrics {

    private final JsonCall management;

    /** @param managementUrl without a slash at the end */
    Metrics(String managementUrl) {
        this.management = new JsonCall(managementUrl, Optional.empty());
    }

    /**
     * The sum over all series of one name; series that are not a number count as nothing.
     *
     * @param label such as {@code outcome="accepted"}; only series that carry it are summed, all when it is empty
     * @return empty when there is no such series
     */
    OptionalDouble sum(String name, String label) {
        return management
                .get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(value -> !Double.isNaN(value))
                .reduce(Double::sum);
    }
}
