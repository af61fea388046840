package com.atom.slack.devstack.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.atom.slack.devstack.process.BuildFolder;

/**
 * Everything that decides how a house runs.
 *
 * @param repository the checkout, where the built services are
 * @param slack      empty: the simulator plays Slack
 * @param publicUrl  how a browser and Slack reach the gateway; no slash at the end
 */
public record HouseSettings(
        HouseFolder folder,
        Path repository,
        PortPlan ports,
        WorkspaceChoice workspace,
        Optional<SlackCredentials> slack,
        String publicUrl,
        GivenAddresses given) {

    /** @throws Refusal when the environment contradicts itself */
    public static HouseSettings from(Map<String, String> environment, HouseFolder folder, WorkspaceChoice workspace) {
        PortPlan ports = PortPlan.from(environment);
        return new HouseSettings(
                folder,
                BuildFolder.repository(),
                ports,
                workspace,
                SlackCredentials.from(environment),
                environment.getOrDefault("ATOM_PUBLIC_URL", "http://localhost:" + ports.of(Plug.GATEWAY)),
                GivenAddresses.from(environment));
    }

    /** A house of its own beside others: free ports, the demo workspace, nothing taken from the environment. */
    public static HouseSettings secluded(HouseFolder folder, WorkspaceChoice workspace) {
        PortPlan ports = PortPlan.free();
        return new HouseSettings(
                folder,
                BuildFolder.repository(),
                ports,
                workspace,
                Optional.empty(),
                "http://localhost:" + ports.of(Plug.GATEWAY),
                new GivenAddresses(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** @throws Refusal naming what was never built */
    void requireBuilt() {
        List<Path> needed = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            needed.add(ServiceProgram.jar(repository, service));
        }
        if (isDemo()) {
            needed.add(SimulatorProgram.jar(this));
        }
        List<String> missing = needed.stream()
                .filter(jar -> !Files.exists(jar))
                .map(jar -> repository.relativize(jar).toString())
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal("not built: " + String.join(", ", missing) + ": run ./atom build");
        }
    }

    boolean isDemo() {
        return slack.isEmpty();
    }

    /** The ports that this house will listen on. */
    Set<Plug> usedPlugs() {
        Set<Plug> used = EnumSet.allOf(Plug.class);
        if (!isDemo()) {
            used.remove(Plug.SIMULATOR);
        }
        given.database().ifPresent(url -> used.remove(Plug.POSTGRES));
        given.redis().ifPresent(url -> used.remove(Plug.REDIS));
        given.kafka().ifPresent(servers -> {
            used.remove(Plug.KAFKA);
            used.remove(Plug.KAFKA_CONTROLLER);
        });
        return used;
    }
}
