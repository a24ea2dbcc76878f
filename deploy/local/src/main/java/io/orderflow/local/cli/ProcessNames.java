package io.orderflow.local.cli;

import io.orderflow.local.Service;
import io.orderflow.servers.machine.LaunchException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The names that a person may type. */
final class ProcessNames {
    private ProcessNames() {}

    static List<String> all() {
        List<String> names = new ArrayList<>(services());
        names.addAll(List.of("postgres", "nats", "mailbox", "issuer"));
        return names;
    }

    static Service requireService(String name) {
        check(name, services());
        return Service.of(name).orElseThrow();
    }

    static void require(String name) {
        check(name, all());
    }

    static void requireLog(String name) {
        check(name, Stream.concat(all().stream(), Stream.of("launcher")).toList());
    }

    private static List<String> services() {
        return Stream.of(Service.values()).map(Service::id).toList();
    }

    private static void check(String name, List<String> known) {
        if (!known.contains(name)) {
            throw new LaunchException("There is no process " + name + "; there are " + String.join(", ", known) + ".");
        }
    }
}
