package com.atom.slack.devstack.commands;

import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import com.atom.slack.devstack.house.EncryptionKeys;
import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.house.Refusal;
import com.atom.slack.devstack.house.RunningHouse;
import com.atom.slack.devstack.mainjob.Gateway;

/** Gives the running house a new encryption key and takes the old ones away; when it is broken off, asking again finishes. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Rotates the key that Slack's tokens are encrypted with, while everything runs.")
final class KeysCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "rotate",
            description = "a new key in front, everything wrapped with it, the old ones gone")
    private String deed = "";

    @Option(
            names = "--keep-old",
            description = "the old keys stay in the file, so that backups of before can still be read")
    private boolean keepOld;

    @Override
    public Integer call() {
        if (!deed.equals("rotate")) {
            throw new Refusal("say ./atom keys rotate");
        }
        HouseFolder folder = Place.folder(System.getenv());
        RunningHouse house = RunningHouse.find(folder)
                .orElseThrow(() -> new Refusal("no house is running: start it with ./atom up"));
        Gateway gateway = Gateway.asAdministrator(house.status().gateway(), folder.adminKey());
        EncryptionKeys keys = EncryptionKeys.of(folder);
        String id = keys.add();
        Gateway.KeysInUse inUse = gateway.rotateKeys();
        if (!inUse.newest().equals(id)) {
            throw new Refusal("auth-service works with the key " + inUse.newest()
                    + ", not with those of this house: nothing was taken away");
        }
        System.out.println(inUse.text());
        if (keepOld) {
            return ExitCode.OK;
        }
        if (!inUse.wrapping().equals(Set.of(id)) && !inUse.wrapping().isEmpty()) {
            throw new Refusal("the old keys stay: some data keys are still wrapped by them, or by keys that are gone");
        }
        System.out.println(keys.keepNewest() + " old key(s) taken away; backups of before cannot be read any more");
        return ExitCode.OK;
    }
}
