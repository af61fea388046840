package com.atom.slack.devstack.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import com.atom.slack.devstack.house.Refusal;

/** Shows the end of one log. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the end of a service's log.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SERVICE", description = "as for restart, or supervisor")
    private String service = "";

    @Option(names = "-f", description = "go on as it grows")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "200", description = "how many lines (default 200)")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = Place.folder(System.getenv()).log(service);
        if (!service.matches("[a-z]+") || !Files.exists(log)) {
            throw new Refusal("there is no log of " + service + " yet: is that its name, and was the house started?");
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        command.add(log.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
