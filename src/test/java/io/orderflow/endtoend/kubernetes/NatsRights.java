package io.orderflow.endtoend.kubernetes;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.events.wire.Flow;
import io.orderflow.events.wire.Subjects;
import io.orderflow.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code deploy/k8s/base/nats/accounts.conf} grants the user of a service, read from the file as it is. */
record NatsRights(Set<String> publish, Set<String> subscribe) {
    private static final Flow FLOW = Flow.read(new YAMLMapper());
    private static final String API = "$JS.API.";
    private static final String MAPPED_API = "ORDERFLOW.API.";
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]+)\"");

    static NatsRights of(Service service) {
        String file = file();
        String user = file.substring(file.indexOf("user: " + service.id() + "\n"));
        return new NatsRights(literals(block(user, "publish: [")), literals(block(user, "subscribe: [")));
    }

    /** What the account of a service imports of this kind, services or streams, by the names that it gives them. */
    static Set<String> imported(Service service, String kind) {
        String account = block(file(), "\n  " + service.name() + " {");
        return block(account, "    imports: [")
                .lines()
                .filter(line -> line.contains("{ " + kind + ":"))
                .map(line -> LITERAL.matcher(line)
                        .results()
                        .reduce((first, last) -> last)
                        .orElseThrow()
                        .group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The events that a service publishes. */
    static Set<String> own(Service service) {
        return FLOW.publishedBy(service.id());
    }

    /** The services that hear events, and so have a consumer. */
    static Stream<Service> readers() {
        return Stream.of(Service.values()).filter(service -> !filters(service).isEmpty());
    }

    /** One of the events that a service hears. */
    static String heard(Service reader) {
        return FLOW.heard().get(reader.id()).iterator().next();
    }

    /** The subjects by which the consumer of a service filters. */
    static List<String> filters(Service service) {
        return FLOW.filters(service.id());
    }

    /** The subject of a request of JetStream's API inside the account of a service. */
    static String mapped(String subject) {
        return subject.startsWith(API) ? MAPPED_API + subject.substring(API.length()) : subject;
    }

    /** Whether the user may publish an event on this subject of a stream. */
    boolean mayPublishEvent(String subject) {
        return subject.startsWith("orders.") && publish.contains("orders." + subject.split("\\.", 3)[1] + ".*");
    }

    /** What a client publishes on: a subject for each that the user may publish on, JetStream's API by its own name. */
    List<String> publishable() {
        return publish.stream()
                .map(subject -> subject.startsWith(MAPPED_API) ? API + subject.substring(MAPPED_API.length()) : subject)
                .toList();
    }

    /** What a user should be able to publish on. */
    static Set<String> needed(Service service) {
        String id = service.id();
        Set<String> needed = own(service).stream().map(Subjects::kind).collect(Collectors.toCollection(TreeSet::new));
        Stream.of("STREAM.INFO.ORDERS", "STREAM.INFO.DEAD_LETTERS", "CONSUMER.LIST.ORDERS")
                .forEach(api -> needed.add(MAPPED_API + api));
        Stream.of("CONSUMER.INFO.ORDERS.*", "DIRECT.GET.ORDERS").forEach(api -> needed.add(MAPPED_API + api));
        if (service == Service.ORDER) {
            needed.addAll(List.of(
                    Subjects.RESEND, MAPPED_API + "STREAM.CREATE.ORDERS", MAPPED_API + "STREAM.CREATE.DEAD_LETTERS"));
        }
        if (!filters(service).isEmpty()) {
            needed.add("dead-letters." + id + ".*.*");
            needed.add("$JS.ACK.ORDERS." + id + ".>");
            needed.add(MAPPED_API + creation(service));
            Stream.of("DELETE", "MSG.NEXT")
                    .forEach(verb -> needed.add(MAPPED_API + "CONSUMER." + verb + ".ORDERS." + id));
        }
        return needed;
    }

    /** How a service makes its consumer: one with a single filter has it in the subject of the request. */
    private static String creation(Service service) {
        List<String> filters = filters(service);
        return filters.size() == 1
                ? "CONSUMER.CREATE.ORDERS." + service.id() + "." + filters.getFirst()
                : "CONSUMER.DURABLE.CREATE.ORDERS." + service.id();
    }

    private static Set<String> literals(String text) {
        return LITERAL.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands between a bracket and the one that closes it. */
    private static String block(String text, String opening) {
        int from = text.indexOf(opening);
        if (from < 0) {
            throw new IllegalArgumentException("There is no " + opening.strip());
        }
        int depth = 0;
        Matcher brackets = Pattern.compile("[\\[{\\]}]").matcher(text);
        brackets.region(from, text.length());
        while (brackets.find()) {
            depth += "[{".contains(brackets.group()) ? 1 : -1;
            if (depth == 0) {
                return text.substring(from, brackets.end());
            }
        }
        throw new IllegalArgumentException("Nothing closes " + opening.strip());
    }

    private static String file() {
        try {
            return Files.readString(Kustomize.HOME.resolve("base/nats/accounts.conf"))
                    .replaceAll("(?m)#.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
