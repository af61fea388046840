package com.atom.slack.simulator.workspace;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

class RichTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<!date^1392734382^{date_num} {time}|f & f>~ "
                        + "{'type':'date','timestamp':1392734382,'format':'{date_num} {time}','fallback':'f & f'}",
                "<!date^1392734382^{date_num}^https://x.example/?a&amp;b|f>~ {'type':'date','timestamp':1392734382,"
                        + "'format':'{date_num}','url':'https://x.example/?a&b','fallback':'f'}",
                "<!here>~ {'type':'broadcast','range':'here'}",
                "<!channel|channel>~ {'type':'broadcast','range':'channel'}",
                "<!subteam^S1|@all>~ {'type':'usergroup','usergroup_id':'S1'}",
                ":tada:~ {'type':'emoji','name':'tada'}",
                ":100:~ {'type':'emoji','name':'100'}",
                "<mailto:a@b.com|a@b.com>~ {'type':'link','url':'mailto:a@b.com','text':'a@b.com'}"
            })
    void whatStandsInAngleBracketsIsAnElementOfItsKind(String stored, String element) {
        assertThat(RichText.blocks("1.000001", stored)
                        .at("/0/elements/0/elements/0")
                        .toString())
                .isEqualTo(Json.own(element.replace('\'', '"')).toString());
    }
}
