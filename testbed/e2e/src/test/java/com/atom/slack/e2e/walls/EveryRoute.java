package com.atom.slack.e2e.walls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every route of the document x everybody x an object of our workspace and one of another: exactly what the table says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class EveryRoute {

    private static final Set<String> METHODS =
            Set.of("get", "post", "put", "patch", "delete", "head", "options", "trace");

    @Test
    @Order(1)
    @Tag("security-30")
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> routes = new TreeSet<>();
        WallsIT.house()
                .document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(AccessTable.rows()).extracting(Row::route).containsExactlyInAnyOrderElementsOf(routes);
    }

    static Stream<Row> rows() {
        return AccessTable.rows().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    @Order(2)
    @Tag("security-30")
    @Tag("security-31")
    void everybodyGetsExactlyWhatTheTableSays(Row row) {
        List<String> wrong = new ArrayList<>();
        for (Tenant tenant : List.of(WallsIT.house().ours(), WallsIT.house().theirs())) {
            for (Who who : Who.values()) {
                boolean own = who.isOurs() == tenant.equals(WallsIT.house().ours());
                Collection<Integer> expected = row.expected(who, own);
                if (row.isSpared() && expected.equals(row.admitted())) {
                    continue;
                }
                Caller.Answer answer = WallsIT.house()
                        .as(who)
                        .call(row.method(), row.path(), row.about().apply(tenant));
                if (!expected.contains(answer.status())) {
                    wrong.add("%s about %s: %d instead of %s: %s"
                            .formatted(who, own ? "their own" : "another's", answer.status(), expected, answer.body()));
                }
            }
        }

        assertThat(wrong).as(row.route()).isEmpty();
    }
}
