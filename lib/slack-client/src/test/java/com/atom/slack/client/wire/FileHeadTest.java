package com.atom.slack.client.wire;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileHeadTest {

    @ParameterizedTest(name = "{0} {1} {2}: file {3}, asks to log in {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    200 | image/gif                |                          | true  | false
                    200 |                          |                          | true  | false
                    200 | text/html; charset=utf-8 |                          | false | true
                    200 | TEXT/HTML                | inline                   | false | true
                    200 | text/html                | attachment; filename="a" | true  | false
                    302 | text/html                |                          | false | true
                    401 |                          |                          | false | true
                    403 |                          |                          | false | true
                    404 | text/html                |                          | false | false
                    429 |                          |                          | false | false
                    503 | text/html                |                          | false | false
                    """)
    void aPageToLogInIsNoFile(int status, String type, String disposition, boolean file, boolean login) {
        // When
        FileHead head =
                new FileHead(status, Optional.ofNullable(type), Optional.ofNullable(disposition), Optional.empty());

        // Then
        assertThat(head.isFile()).isEqualTo(file);
        assertThat(head.asksToLogIn()).isEqualTo(login);
    }
}
