package com.atom.slack.kit.logs;

import java.util.logging.Level;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.json.runtime.JsonFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The formatter of every service: whatever a field holds, its record is one line, and the field is no more than a field. */
class LogLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nb",
                "a\n{\"level\":\"FATAL\",\"message\":\"forged\"}",
                "\",\"level\":\"FATAL\",\"x\":\"",
                "\"}\n{\"level\":\"FATAL\"}",
                "\u001b[31mred\u001b[0m\u001b]0;title\u0007",
                "\u0000\u0008\u000c\u0085\u2028\u2029",
                "\\",
                "\ud800"
            })
    @Tag("security-53")
    void isOneLineWhateverAFieldHolds(String hostile) throws JsonProcessingException {
        ExtLogRecord entry = new ExtLogRecord(
                Level.WARNING, "asked team=%s", ExtLogRecord.FormatStyle.PRINTF, LogLineTest.class.getName());
        entry.setLoggerName("com.atom.slack." + hostile);
        entry.setParameters(new Object[] {hostile});
        entry.putMdc("requestId", hostile);
        entry.setThreadName(hostile);
        entry.setThrown(new IllegalStateException(hostile));

        String line = new JsonFormatter().format(entry);

        assertThat(line).endsWith("\n");
        assertThat(line.strip().chars()).noneMatch(character -> character < ' ');
        JsonNode record = new ObjectMapper().readTree(line);
        assertThat(record.path("level").asText()).isEqualTo("WARNING");
        assertThat(record.path("message").asText()).startsWith("asked team=");
        assertThat(record.path("x").isMissingNode()).isTrue();
    }
}
