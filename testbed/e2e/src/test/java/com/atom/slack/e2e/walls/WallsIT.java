package com.atom.slack.e2e.walls;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The walls of one house with two tenants; a start of it serves them all. What was written to the logs is looked at last. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class WallsIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static TwoTenants house;

    @BeforeAll
    static void start() {
        house = new TwoTenants(folder);
    }

    @AfterAll
    static void stop() {
        if (house != null) {
            house.close();
        }
    }

    static TwoTenants house() {
        return house;
    }

    @Nested
    @Order(1)
    class Matrix extends EveryRoute {}

    @Nested
    @Order(2)
    class Tenants extends TenantsApart {}

    @Nested
    @Order(3)
    class Input extends HostileInput {}

    @Nested
    @Order(4)
    class Door extends PublicPort {}

    @Nested
    @Order(5)
    class Database extends DatabaseRoles {}

    @Nested
    @Order(6)
    class Written extends ServiceLogs {}
}
