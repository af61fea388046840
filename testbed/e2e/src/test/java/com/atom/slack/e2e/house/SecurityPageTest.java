package com.atom.slack.e2e.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/security.md} says of every attack which tests withstand it; this compares that with the tags of the tests. With
 * {@code -Dsecurity.page=write} the column of tests is written instead.
 */
class SecurityPageTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final Path PAGE = REPOSITORY.resolve("docs/security.md");
    private static final int ROWS = 70;
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"security-(\\d+)\"\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| (.+) \\| (.+) \\| (.+) \\|(.*)\\|$");

    /** @param state {@code tested}, {@code partly: what is missing}, {@code later} or {@code not here: why} */
    private record Line(int number, String state, String tests) {

        boolean claimsTests() {
            return state.equals("tested") || state.startsWith("partly: ");
        }
    }

    @BeforeAll
    static void writeWhenAsked() throws IOException {
        if ("write".equals(System.getProperty("security.page"))) {
            write(tests());
        }
    }

    @Test
    void everyRowIsThereOnceInOrder() throws IOException {
        assertThat(page())
                .extracting(Line::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

    @Test
    void everyRowNamesTheTestsThatCarryItsNumber() throws IOException {
        assertThat(page().stream().collect(Collectors.toMap(Line::number, Line::tests)))
                .as("run this test with -Dsecurity.page=write, and look at the states of what changed")
                .isEqualTo(tests());
    }

    @Test
    void noRowIsCalledTestedWithoutATestOrUntestedWithOne() throws IOException {
        assertThat(page()).allSatisfy(line -> {
            assertThat(line.claimsTests())
                    .as("row %d: %s", line.number(), line.state())
                    .isEqualTo(!line.tests().isEmpty());
            assertThat(line.claimsTests()
                            || line.state().equals("later")
                            || line.state().startsWith("not here: "))
                    .as("row %d: %s", line.number(), line.state())
                    .isTrue();
        });
    }

    private static List<Line> page() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> new Line(
                        Integer.parseInt(row.group(1)),
                        row.group(4).strip(),
                        row.group(5).strip()))
                .toList();
    }

    private static void write(Map<Integer, String> tests) throws IOException {
        Files.writeString(PAGE, ROW.matcher(Files.readString(PAGE)).replaceAll(row -> {
            String named = tests.get(Integer.parseInt(row.group(1)));
            return "| %s | %s | %s | %s |%s|"
                    .formatted(
                            row.group(1),
                            row.group(2),
                            row.group(3),
                            row.group(4),
                            named.isEmpty() ? " " : " " + named + " ")
                    .replace("\\", "\\\\")
                    .replace("$", "\\$");
        }));
    }

    /** By row the simple names of the classes that carry its tag, in order; empty for a row that none carries. */
    private static Map<Integer, String> tests() throws IOException {
        Map<Integer, TreeSet<String>> named = new TreeMap<>();
        IntStream.rangeClosed(1, ROWS).forEach(row -> named.put(row, new TreeSet<>()));
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            for (Path file : files.filter(SecurityPageTest::isTestSource).toList()) {
                String module = module(file);
                for (MatchResult tag :
                        TAG.matcher(Files.readString(file)).results().toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    named.get(Integer.parseInt(tag.group(1))).add(module + "/" + name);
                }
            }
        }
        Map<Integer, String> tests = new TreeMap<>();
        named.forEach((row, names) -> tests.put(row, String.join(", ", names)));
        return tests;
    }

    private static boolean isTestSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && path.contains("/src/test/java/") && !path.contains("/target/");
    }

    /** {@code auth} of {@code auth-service/src/test/...}, {@code service-kit} of {@code lib/service-kit/...}. */
    private static String module(Path file) {
        Path relative = REPOSITORY.relativize(file);
        int at = IntStream.range(0, relative.getNameCount())
                .filter(index -> relative.getName(index).toString().equals("src"))
                .findFirst()
                .orElseThrow();
        return relative.getName(at - 1).toString().replace("-service", "");
    }
}
