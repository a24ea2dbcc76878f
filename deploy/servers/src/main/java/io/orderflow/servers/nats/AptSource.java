package io.orderflow.servers.nats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One entry of apt's list of archives, from either of its formats (sources.list(5)): a line {@code deb [options] uri
 * suite component…} or a deb822 stanza.
 *
 * @param signedBy a keyring's path or a key block as it stands; empty when apt's trusted keys are meant
 */
record AptSource(String uri, List<String> suites, List<String> components, String signedBy) {
    private static final Pattern LINE = Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s+)?(\\S+)\\s+(\\S+)\\s+(.+)");
    private static final Pattern SIGNED_BY = Pattern.compile("(?i)signed-by=(\\S+)");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    AptSource {
        suites = List.copyOf(suites);
        components = List.copyOf(components);
    }

    /** The entries of a {@code .list} file. */
    static List<AptSource> fromLines(String content) {
        return content.lines()
                .map(line -> LINE.matcher(line.replaceFirst("#.*", "").strip()))
                .filter(Matcher::matches)
                .map(line -> {
                    Matcher signedBy = SIGNED_BY.matcher(line.group(1) == null ? "" : line.group(1));
                    return new AptSource(
                            line.group(2),
                            List.of(line.group(3)),
                            words(line.group(4)),
                            signedBy.find() ? " " + signedBy.group(1) : "");
                })
                .toList();
    }

    /** The entries of a {@code .sources} file. */
    static List<AptSource> fromStanzas(String content) {
        return BLANK_LINES
                .splitAsStream(content)
                .map(AptSource::fields)
                .filter(fields -> words(fields.getOrDefault("types", "")).contains("deb"))
                .filter(fields -> !fields.getOrDefault("enabled", "yes").strip().equalsIgnoreCase("no"))
                .flatMap(fields -> words(fields.getOrDefault("uris", "")).stream()
                        .map(uri -> new AptSource(
                                uri,
                                words(fields.getOrDefault("suites", "")),
                                words(fields.getOrDefault("components", "")),
                                fields.getOrDefault("signed-by", ""))))
                .toList();
    }

    /** The same archive, another suite, as a stanza that apt reads. */
    String stanza(String suite, String component) {
        String stanza = "Types: deb\nURIs: %s\nSuites: %s\nComponents: %s\n".formatted(uri, suite, component);
        return signedBy.isBlank() ? stanza : stanza + "Signed-By:" + signedBy + "\n";
    }

    private static Map<String, String> fields(String stanza) {
        Map<String, String> fields = new TreeMap<>();
        String name = "";
        for (String line : stanza.lines().toList()) {
            if (line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                fields.merge(name, "\n" + line, String::concat);
            } else if (colon > 0) {
                name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.put(name, line.substring(colon + 1));
            }
        }
        return fields;
    }

    private static List<String> words(String text) {
        return new ArrayList<>(Stream.of(SPACE.split(text.strip(), -1))
                .filter(word -> !word.isEmpty())
                .toList());
    }
}
