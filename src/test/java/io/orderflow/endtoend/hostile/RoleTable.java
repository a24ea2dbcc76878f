package io.orderflow.endtoend.hostile;

import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who may do what, as {@code docs/security.md} says it in its table of operations and roles. */
final class RoleTable {
    private static final String HEAD = "| service | operation |";
    private static final String EVERYBODY = "everybody";
    private static final int FIRST_ROLE = 3;

    private RoleTable() {}

    /** What a cell says that is not empty; the page explains each below the table. */
    enum Permission {
        YES,
        OWN,
        PLACED,
        SIGNED
    }

    /**
     * One line of it.
     *
     * @param operation method and path: {@code GET /orders/{orderId}}
     * @param permissions of the roles that may, {@code everybody} among them where no token is asked for
     */
    record Line(Service service, String operation, Map<String, Permission> permissions) {
        Line {
            permissions = Map.copyOf(permissions);
        }

        boolean isForEverybody() {
            return permissions.containsKey(EVERYBODY);
        }

        /** Whether somebody may who signs what is said, whatever the roles. */
        boolean isSigned() {
            return permissions.containsValue(Permission.SIGNED);
        }

        boolean allows(String role) {
            return isForEverybody() || permissions.containsKey(role);
        }

        /** Whether a role may, but with orders that are not another's. */
        boolean keepsOthersFrom(String role) {
            Permission permission = permissions.get(role);
            return permission == Permission.OWN || permission == Permission.PLACED;
        }

        @Override
        public String toString() {
            return service.id() + " " + operation;
        }
    }

    static List<Line> read() {
        List<List<String>> rows = rows();
        return rows.stream().skip(2).map(row -> line(rows.getFirst(), row)).toList();
    }

    static List<String> roles() {
        List<String> head = rows().getFirst();
        return head.subList(FIRST_ROLE, head.size());
    }

    private static Line line(List<String> head, List<String> row) {
        return new Line(
                Service.valueOf(row.get(0).toUpperCase(Locale.ROOT)),
                row.get(1).replace("`", ""),
                IntStream.range(2, head.size())
                        .filter(column -> !row.get(column).isEmpty())
                        .boxed()
                        .collect(Collectors.toMap(head::get, column -> permission(row.get(column)))));
    }

    private static Permission permission(String cell) {
        return Permission.valueOf(cell.toUpperCase(Locale.ROOT));
    }

    /** The head, the line under it, and all others. */
    private static List<List<String>> rows() {
        return lines().stream()
                .dropWhile(line -> !line.startsWith(HEAD))
                .takeWhile(line -> line.startsWith("|"))
                .map(RoleTable::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        String[] parts = line.split("\\|", -1);
        return Arrays.stream(parts, 1, parts.length - 1).map(String::strip).toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(SystemOptions.findSources().resolve("docs/security.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
