package com.atom.slack.devstack.commands;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.house.Refusal;
import com.atom.slack.devstack.house.RunningHouse;
import com.atom.slack.devstack.mainjob.Gateway;

/** Asks the running house whether its audit still says what it said. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Verifies the chain of the audit: exit code 0 when it is intact, 1 when an entry was altered.")
final class AuditCommand implements Callable<Integer> {

    @Parameters(paramLabel = "verify", description = "recomputes every hash from the first entry on")
    private String deed = "";

    @Override
    public Integer call() {
        if (!deed.equals("verify")) {
            throw new Refusal("say ./atom audit verify");
        }
        HouseFolder folder = Place.folder(System.getenv());
        RunningHouse house = RunningHouse.find(folder)
                .orElseThrow(() -> new Refusal("no house is running: start it with ./atom up"));
        Gateway.AuditVerdict verdict = Gateway.asAdministrator(house.status().gateway(), folder.adminKey())
                .verifyAudit();
        System.out.println(verdict.text());
        return verdict.intact() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
