package com.atom.slack.kit.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.settings.Setting;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of settings in the documentation is made from the code; {@code -Datom.docs.write=true} makes it anew. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "configuration.md");
    private static final String BEGIN = "<!-- made from the code: settings -->\n";
    private static final String END = "<!-- end of what is made -->\n";

    @Test
    void theTableOfSettingsSaysWhatTheCodeSays() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (Boolean.getBoolean("atom.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
            return;
        }

        assertThat(page.substring(from, to))
                .as("stale: run the test with -Datom.docs.write=true")
                .isEqualTo(table());
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder("| variable | meaning | must be | default | changed |\n|---|---|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            table.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(setting, setting.meaning(), expected(setting), fallback(setting), changed(setting))
                    .replace("\r\n", "\n"));
        }
        return table.toString();
    }

    /** What a text that fits nothing is told. */
    private static String expected(Setting setting) {
        return setting.fault("\u0000 ").orElse("random keys, `[kid:]base64`, several with commas");
    }

    private static String fallback(Setting setting) {
        return setting.fallback().map(text -> "`" + text + "`").orElse("none");
    }

    private static String changed(Setting setting) {
        String when = switch (setting.reach()) {
            case AT_START, SECRET -> "at start";
            case GLOBAL, SECRET_GLOBAL -> "`POST /config`, for all";
            case PER_WORKSPACE -> "`POST /config`, for all or one workspace";
        };
        String secret = setting.isSecret() ? "; secret" : "";
        String kept =
                setting.isDynamic() && !Setting.inForceAtOnce().contains(setting) ? "; kept, not yet followed" : "";
        return (when + secret + kept).toLowerCase(Locale.ROOT).replace("post /config", "POST /config");
    }
}
