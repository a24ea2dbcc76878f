package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.local.SystemOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the pages say of each other: a link leads somewhere, and each decision has its number and its line. */
class DocumentationTest {
    private static final Path SOURCES = SystemOptions.findSources(Path.of(""));
    private static final Path DECISIONS = SOURCES.resolve("docs/adr");

    private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern DECISION = Pattern.compile("^(\\d{4})-[a-z0-9-]+\\.md$");
    private static final Pattern LISTED = Pattern.compile("^(\\d+)\\. \\[[^]]+]\\(([^)]+)\\)$", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> linksLeadSomewhere() throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(
                        SOURCES.relativize(page).toString(),
                        () -> assertThat(brokenLinks(page)).isEmpty()));
    }

    @Test
    void everyDecisionHasANumberOfItsOwnAndStandsInTheirListInOrder() throws IOException {
        TreeMap<Integer, String> decisions = new TreeMap<>();
        for (Path page : pagesIn(DECISIONS)) {
            String name = page.getFileName().toString();
            Matcher decision = DECISION.matcher(name);
            if (decision.matches()) {
                int number = Integer.parseInt(decision.group(1));
                assertThat(decisions.put(number, name)).as("another " + name).isNull();
                assertThat(Files.readString(page)).startsWith("# " + number + ". ");
            }
        }

        List<String> listed = new ArrayList<>();
        LISTED.matcher(Files.readString(DECISIONS.resolve("README.md")))
                .results()
                .forEach(line -> listed.add(line.group(1) + " " + line.group(2)));

        assertThat(listed)
                .containsExactlyElementsOf(decisions.entrySet().stream()
                        .map(decision -> decision.getKey() + " " + decision.getValue())
                        .toList());
    }

    private static Set<String> brokenLinks(Path page) throws IOException {
        Set<String> broken = new TreeSet<>();
        Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
        while (link.find()) {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            String anchor = link.group(2);
            if (!Files.exists(target) || anchor != null && !anchors(target).contains(anchor)) {
                broken.add(link.group());
            }
        }
        return broken;
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .forEach(heading -> anchors.add(heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-')));
        return anchors;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("docs", "common-events", "deploy", "services", "bench", "src")) {
            pages.addAll(pagesIn(SOURCES.resolve(folder)));
        }
        pages.add(SOURCES.resolve("README.md"));
        pages.add(SOURCES.resolve("CONTRIBUTING.md"));
        return pages;
    }

    private static List<Path> pagesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }
}
