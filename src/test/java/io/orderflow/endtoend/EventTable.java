package io.orderflow.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of events in a page of documentation: what its columns {@code event}, {@code published by}, {@code because of}
 * and, where there is one, {@code heard by} say. Names of events are written as code.
 *
 * @param rows by the heads of their columns
 */
record EventTable(List<Map<String, String>> rows) {
    /** Where none of those in the table hears an event. */
    private static final String NOBODY = "–";

    private static final Pattern EVENT = Pattern.compile("`([A-Z]\\w+)`");

    /** The first table of the page that has such columns. */
    static EventTable in(String page) {
        List<String> lines = page.lines()
                .dropWhile(line -> !line.contains("| event | published by |"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        List<String> heads = cells(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < heads.size(); i++) {
                row.put(heads.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return new EventTable(rows);
    }

    Map<String, String> publishers() {
        Map<String, String> publishers = new HashMap<>();
        rows.forEach(row -> events(row, "event").forEach(event -> publishers.put(event, cell(row, "published by"))));
        return publishers;
    }

    Map<String, Set<String>> causes() {
        Map<String, Set<String>> causes = new HashMap<>();
        rows.forEach(row -> events(row, "event").forEach(event -> causes.put(event, events(row, "because of"))));
        return causes;
    }

    boolean hasReaders() {
        return rows.getFirst().containsKey("heard by");
    }

    /** By service: the events that it hears. */
    Map<String, Set<String>> heard() {
        Map<String, Set<String>> heard = new HashMap<>();
        for (Map<String, String> row : rows) {
            String readers = cell(row, "heard by");
            for (String service : readers.equals(NOBODY) ? new String[0] : readers.split(", ")) {
                heard.computeIfAbsent(service, name -> new LinkedHashSet<>()).addAll(events(row, "event"));
            }
        }
        return heard;
    }

    private static Set<String> events(Map<String, String> row, String head) {
        return EVENT.matcher(cell(row, head))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }

    private static String cell(Map<String, String> row, String head) {
        return row.getOrDefault(head, "");
    }

    private static List<String> cells(String line) {
        return Stream.of(line.split("\\|")).skip(1).map(String::strip).toList();
    }
}
