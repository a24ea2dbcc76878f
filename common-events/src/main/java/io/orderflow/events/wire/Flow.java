package io.orderflow.events.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orderflow.events.OrderEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who publishes an event, because of what, and who hears it: read from the AsyncAPI document of this jar, where it is
 * told. For tests and tools; they bring what reads YAML, which no service needs.
 *
 * @param publishers by event, in the order of the flow: the one service that publishes it
 * @param causes by event: those of which one causes it, the usual one first; none of an order's first event
 * @param heard by service, of those that hear any: the events that it hears
 */
public record Flow(Map<String, String> publishers, Map<String, Set<String>> causes, Map<String, Set<String>> heard) {

    private static final String DOCUMENT = "/io/orderflow/events/asyncapi.yaml";

    public Flow {
        publishers = Collections.unmodifiableMap(new LinkedHashMap<>(publishers));
        causes = Map.copyOf(causes);
        heard = Map.copyOf(heard);
    }

    /** Reads the document of this jar. */
    public static Flow read(ObjectMapper yaml) {
        try (InputStream in = Flow.class.getResourceAsStream(DOCUMENT)) {
            return of(yaml.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(DOCUMENT, e);
        }
    }

    static Flow of(JsonNode document) {
        Map<String, String> publishers = new LinkedHashMap<>();
        Map<String, Set<String>> causes = new LinkedHashMap<>();
        Map<String, Set<String>> heard = new LinkedHashMap<>();
        for (JsonNode operation : document.path("operations")) {
            String service = operation.at("/tags/0/name").asText();
            Set<String> events = messages(document, operation);
            if (operation.path("action").asText().equals("receive")) {
                heard.put(service, events);
            } else {
                for (String event : events) {
                    publishers.put(event, service);
                    causes.put(event, texts(operation.path("x-because-of")));
                }
            }
        }
        return new Flow(publishers, causes, heard);
    }

    /** All events, in the order of the flow. */
    public Set<String> events() {
        return publishers.keySet();
    }

    /** What this service publishes. */
    public Set<String> publishedBy(String service) {
        return ordered(events().stream().filter(event -> service.equals(publishers.get(event))));
    }

    /** The subjects by which this service's consumer filters; none for one that hears nothing. */
    public List<String> filters(String service) {
        Set<String> events = heard.getOrDefault(service, Set.of());
        return events.equals(events())
                ? List.of(Streams.ORDERS_SUBJECTS)
                : events.stream().map(Subjects::kind).toList();
    }

    /** All that is told of an order that ends like this and waits for nothing too long, in the order of the flow. */
    public List<String> wayTo(OrderEnd end) {
        Set<String> way = new LinkedHashSet<>(end.events());
        for (int before = 0; before < way.size(); ) {
            before = way.size();
            way.addAll(way.stream().flatMap(event -> causes(event, end)).toList());
        }
        return events().stream().filter(way::contains).toList();
    }

    /** Where an event may have one cause or another, the end says which it was, or else it was the usual one, told first. */
    private Stream<String> causes(String event, OrderEnd end) {
        Set<String> possible = causes.getOrDefault(event, Set.of());
        return possible.stream().anyMatch(end.events()::contains)
                ? possible.stream().filter(end.events()::contains)
                : possible.stream().limit(1);
    }

    /** Those of the operation, or all of its channel if it lists none. */
    private static Set<String> messages(JsonNode document, JsonNode operation) {
        if (operation.has("messages")) {
            return ordered(operation.path("messages").valueStream().map(Flow::nameOfMessage));
        }
        String channel = operation.at("/channel/$ref").asText().substring(1);
        return ordered(document.at(channel + "/messages").propertyStream().map(Map.Entry::getKey));
    }

    private static String nameOfMessage(JsonNode message) {
        String reference = message.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Set<String> texts(JsonNode list) {
        return ordered(list.valueStream().map(JsonNode::asText));
    }

    private static Set<String> ordered(Stream<String> texts) {
        return texts.collect(Collectors.collectingAndThen(
                Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }
}
