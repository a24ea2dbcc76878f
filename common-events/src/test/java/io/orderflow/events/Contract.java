package io.orderflow.events;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The artefacts that the records are held against: approved samples, JSON Schemas, AsyncAPI document. */
public final class Contract {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final String SCHEMAS = "/io/orderflow/events/schemas";
    private static final String SAMPLES = "/io/orderflow/events/samples";
    private static final String FULL = "/full";

    private Contract() {}

    /** What is approved to be on the wire. */
    public record Sample(String subject, Map<String, String> headers, ObjectNode body) {}

    public static Sample sample(String name) {
        JsonNode sample = read(JSON, SAMPLES + "/" + name + ".json");
        Map<String, String> headers = JSON.convertValue(sample.get("headers"), new TypeReference<>() {});
        return new Sample(sample.get("subject").asText(), headers, (ObjectNode) sample.get("body"));
    }

    public static JsonNode schema(String name) {
        return read(JSON, SCHEMAS + "/" + name + ".json");
    }

    public static JsonNode asyncApi() {
        return read(new YAMLMapper(), "/io/orderflow/events/asyncapi.yaml");
    }

    public static Set<String> sampleNames() {
        return namesIn(SAMPLES);
    }

    /** The samples of events with all their optional fields, as {@code full/<EventName>}. */
    public static Set<String> fullSampleNames() {
        return namesIn(SAMPLES + FULL).stream()
                .map(name -> FULL.substring(1) + "/" + name)
                .collect(Collectors.toSet());
    }

    /** The event that a sample is of. */
    public static String eventOf(String sample) {
        return sample.substring(sample.lastIndexOf('/') + 1);
    }

    public static Set<String> schemaNames() {
        return namesIn(SCHEMAS);
    }

    public static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static JsonNode read(ObjectMapper mapper, String resource) {
        try (InputStream in = Contract.class.getResourceAsStream(resource)) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> namesIn(String folder) {
        URL url = Contract.class.getResource(folder);
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.replaceFirst("\\.json$", ""))
                    .collect(Collectors.toSet());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
