package com.atom.slack.simulator;

import org.junit.jupiter.api.Test;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class SkeletonCanFailTest {
    private static final Skeleton SKELETON = new Skeleton(Json.own("""
        {"ok": false, "count": 1, "name": "", "nothing": [], "free": {}, "of": null,
         "blocks": [{"type": "", "text": {"text": ""}}, {"type": "", "rows": [{"ts": ""}]}],
         "file": {"shares": {"public": {"C1": [{"ts": ""}]}}}}\
        """));

    @Test
    void anAnswerOfKnownFieldsAgrees() {
        assertThat(SKELETON.differences(Json.own("""
            {"ok": true, "name": null, "nothing": [{"a": 1}], "free": {"b": 2}, "of": [3],
             "blocks": [{"type": "x", "rows": [], "text": {"text": "t"}}],
             "file": {"shares": {"public": {"C2": [{"ts": "1.0"}], "C3": []}}}}\
            """))).isEmpty();
    }

    @Test
    void aMisspeltFieldIsFoundAtAnyDepth() {
        assertThat(SKELETON.differences(Json.own("""
            {"okay": true, "blocks": [{"rows": [{"ts": "1"}, {"tz": "1"}]}],
             "file": {"shares": {"secret": {}, "public": {"C2": [{"when": 1}]}}}}\
            """)))
                .containsOnly(
                        entry("okay", "unknown"),
                        entry("blocks[].rows[].tz", "unknown"),
                        entry("file.shares.secret", "unknown"),
                        entry("file.shares.public.*[].when", "unknown"));
    }

    @Test
    void anotherTypeIsFound() {
        assertThat(SKELETON.differences(Json.own("""
            {"ok": "true", "count": "1", "name": 5, "blocks": {}, "file": []}\
            """)))
                .containsOnly(
                        entry("ok", "string instead of boolean"),
                        entry("count", "string instead of integer"),
                        entry("name", "integer instead of string"),
                        entry("blocks", "object instead of array"),
                        entry("file", "array instead of object"));
    }

    @Test
    void aStarIsAnyNameAndABarOneOfSeveral() {
        Skeleton shape = new Skeleton(Json.own("""
            {"users": {"*": {"on": false}}, "width": {"|": ["", 0]}, "one": {"|": [{"a": 0}, [""]]}}\
            """));
        assertThat(shape.differences(Json.own("""
            {"users": {"U1": {"on": true}, "U2": {}}, "width": 5, "one": {"a": 1}}\
            """))).isEmpty();
        assertThat(shape.differences(Json.own("""
            {"users": {"U1": {"off": true}}, "width": true, "one": {"b": 1}}\
            """)))
                .containsOnly(
                        entry("users.*.off", "unknown"),
                        entry("width", "boolean instead of string"),
                        entry("one.b", "unknown"));
    }

    @Test
    void aShapeIsOnlyWhereNothingIsPublished() {
        for (String kind : new String[] {"web-api", "events"}) {
            assertThat(Samples.names(Samples.SHAPES, kind))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(Samples.names(Samples.PUBLISHED, kind));
        }
    }

    @Test
    void aDifferenceIsForgivenByTheTableAloneAndTheTableHasNoMore() {
        Agreement agreement = new Agreement("""
            # a remark
            users.*#user.size -> its page says so
            team.info#team.plan -> seen in the wild\
            """);
        agreement.compare("users.info", Json.own("{\"user\": {\"name\": \"\"}}"), Json.own("""
            {"user": {"size": 1, "nmae": "x"}}\
            """));
        assertThat(agreement.problems())
                .containsExactlyInAnyOrder("users.info#user.nmae: unknown", "no longer needed: team.info#team.plan");
    }
}
