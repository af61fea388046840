package com.atom.slack.e2e.house;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the house that are too dear to forget, over the compiled classes of every module. */
class HouseRulesTest {

    private static final String ROOT = "com.atom.slack.";
    private static final List<String> SERVICES = List.of("gateway", "auth", "events", "ingestion", "analytics");

    private static JavaClasses house;

    @BeforeAll
    static void importTheHouse() {
        Stream<String> modules = Stream.concat(
                SERVICES.stream().map(service -> service + "-service"),
                Stream.of("lib/contracts", "lib/service-kit", "lib/slack-client"));
        house = new ClassFileImporter()
                .importPaths(modules.map(module -> Path.of("../..", module, "target/classes"))
                        .toList());
    }

    static Stream<String> services() {
        return SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceIsThere(String service) {
        assertThat(house.stream().filter(type -> type.getPackageName().startsWith(ROOT + service)))
                .as("compiled classes of %s", service)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void servicesDoNotSeeOneAnother(String service) {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("services meet over HTTP and Kafka only, so that each can be replaced by itself")
                .check(house);
    }

    @Test
    void librariesDoNotSeeServices() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "contracts..", ROOT + "kit..", ROOT + "client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES.stream().map(s -> ROOT + s + "..").toArray(String[]::new))
                .because("what lies beneath must not know what stands on it")
                .check(house);
    }

    @Test
    void contractsDependOnTheJdkAndAnnotationsOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + "contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "contracts..",
                        "java..",
                        "jakarta.validation..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations..")
                .because("a contract that pulls in a library binds every service to its version")
                .check(house);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "auth", "events", "ingestion", "analytics", "kit", "client"})
    void featuresFormATree(String module) {
        slices().matching(ROOT + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a circle of features is one feature that cannot be understood in parts")
                .allowEmptyShould(true)
                .check(house);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("what asks the system for the time cannot be tested at another one")
                .check(house);
    }

    @Test
    @Tag("security-5")
    void signaturesAreComparedInConstantTime() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "events..")
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .because("a comparison that ends at the first difference tells an attacker how far they got")
                .check(house);
    }
}
