package com.atom.slack.devstack.commands;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import com.atom.slack.devstack.house.Refusal;
import com.atom.slack.devstack.process.ChildFailure;

/** The command line {@code ./atom}. */
@Command(
        name = "atom",
        description = "Runs the ATOM Slack integration on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Also: atom test (build everything and run every test), atom build, atom jdk"},
        subcommands = {
            UpCommand.class,
            SuperviseCommand.class,
            DownCommand.class,
            StatusCommand.class,
            RestartCommand.class,
            LogsCommand.class,
            AuditCommand.class
        })
public final class Atom implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Fields are set by picocli. */
    Atom() {
        spec = CommandSpec.create();
    }

    /** Ready to execute: refusals become one line on standard error and exit code 1, wrong usage exit code 2. */
    public static CommandLine commandLine() {
        return new CommandLine(new Atom())
                .setExecutionExceptionHandler((problem, line, parsed) -> fail(problem, line.getErr()))
                .setParameterExceptionHandler(Atom::misused);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: up, down, status, restart, logs, audit or test");
    }

    private static int fail(Exception problem, PrintWriter err) {
        err.println("atom: " + problem.getMessage());
        if (!(problem instanceof Refusal || problem instanceof ChildFailure)) {
            problem.printStackTrace(err);
        }
        err.flush();
        return ExitCode.SOFTWARE;
    }

    private static int misused(ParameterException problem, String[] arguments) {
        PrintWriter err = problem.getCommandLine().getErr();
        err.println("atom: " + problem.getMessage() + "; see ./atom help");
        err.flush();
        return ExitCode.USAGE;
    }
}
