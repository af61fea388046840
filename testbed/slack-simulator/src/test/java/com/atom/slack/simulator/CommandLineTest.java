package com.atom.slack.simulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {
    @TempDir
    Path folder;

    private record Outcome(int code, String error) {}

    private static Outcome run(String... arguments) {
        StringWriter error = new StringWriter();
        CommandLine line = Simulator.commandLine().setErr(new PrintWriter(error, true));
        return new Outcome(line.execute(arguments), error.toString());
    }

    private Outcome export(String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--size=small", "--seed=3", "--anchor=1795000000"));
        arguments.add("--export-zip=" + folder.resolve(file));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void anExportIsWrittenWithoutAServerAndIsTheSameEveryTime() throws Exception {
        assertThat(export("one.zip", "--layout=corporate").code()).isZero();
        assertThat(export("two.zip", "--layout=corporate", "--data-dir=" + folder.resolve("data"))
                        .code())
                .isZero();
        byte[] one = Files.readAllBytes(folder.resolve("one.zip"));
        assertThat(one).isEqualTo(Files.readAllBytes(folder.resolve("two.zip")));
        assertThat(Unzipped.of(one).entries()).containsKey("dms.json");
        assertThat(folder.resolve("one.zip.part")).doesNotExist();
    }

    @Test
    void whatIsImportedCanBeExportedAtOnce() throws Exception {
        assertThat(export("one.zip", "--org-workspaces=2").code()).isZero();
        Outcome outcome = run(
                "--size=small",
                "--import-zip=" + folder.resolve("one.zip"),
                "--seed=9",
                "--team=northwind-2",
                "--export-zip=" + folder.resolve("again.zip"));
        assertThat(outcome.error()).isEmpty();
        Unzipped one = Unzipped.of(Files.readAllBytes(folder.resolve("one.zip")));
        Unzipped again = Unzipped.of(Files.readAllBytes(folder.resolve("again.zip")));
        assertThat(again.entries().keySet()).isEqualTo(one.entries().keySet());
        assertThat(again.messages("general")).hasSameSizeAs(one.messages("general"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot=1 | 2 | Unknown option: '--prot=1'",
                "--size=huge | 2 | expected one of [SMALL, DEMO, LARGE]",
                "--export-zip=x.zip --layout=xml | 1 | standard, corporate, slackdump, mattermost",
                "--export-zip=x.zip --size=small --team=nobody | 1 | --team nobody is not known; there are T",
                "--export-zip=x.zip --from=2026-02-02 --to=2026-02-01 | 1 | is after",
                "--team=T1 | 1 | need --export-zip",
                "--export-zip=/nowhere/x.zip --size=small | 1 | cannot write /nowhere/x.zip"
            })
    void wrongOptionsGetOneLine(String arguments, int code, String reason) {
        Outcome outcome = run(arguments.split(" "));
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.error().strip())
                .startsWith("slack-simulator: ")
                .contains(reason)
                .hasLineCount(1);
    }
}
