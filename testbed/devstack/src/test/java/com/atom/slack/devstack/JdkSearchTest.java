package com.atom.slack.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.devstack.process.BuildFolder;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ./atom jdk} prints the JDK that the launcher would use. */
class JdkSearchTest {

    private static final String SYSTEM_TOOLS = "/usr/bin:/bin";

    @TempDir
    Path folder;

    private record Outcome(int exitCode, String output) {}

    @Test
    void takesJavaHomeWhenItIsNewEnough() throws Exception {
        // Given
        Path jdk = fakeJdk("home", "25.0.1");

        // When
        Outcome outcome = atomJdk(Map.of("JAVA_HOME", jdk.toString()));

        // Then
        assertThat(outcome).isEqualTo(new Outcome(0, jdk.toString()));
    }

    @Test
    void passesOverOldOnesAndLooksInTheUsualFolders() throws Exception {
        // Given
        Path old = fakeJdk("old", "17.0.15");
        fakeJdk("jvms/a-very-old-one", "1.8.0_400");
        Path fresh = fakeJdk("jvms/b-fresh", "21");

        // When
        Outcome outcome = atomJdk(Map.of(
                "JAVA_HOME",
                old.toString(),
                "ATOM_JDK_FOLDERS",
                folder.resolve("jvms").toString()));

        // Then
        assertThat(outcome).isEqualTo(new Outcome(0, fresh.toString()));
    }

    @Test
    void findsTheOneOnThePathThroughItsLink() throws Exception {
        // Given
        Path jdk = fakeJdk("somewhere", "22.0.2");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("javac"), jdk.resolve("bin/javac"));

        // When
        Outcome outcome = atomJdk(Map.of("PATH", bin + ":" + SYSTEM_TOOLS));

        // Then
        assertThat(outcome).isEqualTo(new Outcome(0, jdk.toString()));
    }

    @Test
    void saysWhereItLookedWhenThereIsNone() throws Exception {
        // When
        Outcome outcome = atomJdk(Map.of("JAVA_HOME", "/no/such/jdk"));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output().lines()).hasSize(1);
        assertThat(outcome.output())
                .startsWith("atom: no JDK 21 or newer")
                .contains("JAVA_HOME (/no/such/jdk)")
                .contains("set JAVA_HOME");
    }

    private Path fakeJdk(String name, String version) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String tool : new String[] {"java", "javac"}) {
            Path program = Files.writeString(jdk.resolve("bin").resolve(tool), "#!/bin/sh\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        return jdk.toRealPath();
    }

    private Outcome atomJdk(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        BuildFolder.repository().resolve("atom").toString(), "jdk")
                .redirectErrorStream(true);
        Path toolsWithoutJava = Files.createDirectories(folder.resolve("tools"));
        for (String tool : new String[] {"sh", "sed", "head", "dirname", "readlink", "cat"}) {
            Path link = toolsWithoutJava.resolve(tool);
            if (Files.notExists(link)) {
                Files.createSymbolicLink(link, which(tool));
            }
        }
        builder.environment().clear();
        builder.environment().put("PATH", toolsWithoutJava.toString());
        builder.environment().put("HOME", folder.resolve("nobody").toString());
        builder.environment().put("ATOM_JDK_FOLDERS", folder.resolve("none").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Outcome(process.waitFor(), output);
    }

    private static Path which(String tool) {
        Path first = Path.of("/usr/bin", tool);
        return Files.exists(first) ? first : Path.of("/bin", tool);
    }
}
