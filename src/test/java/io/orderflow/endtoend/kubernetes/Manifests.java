package io.orderflow.endtoend.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rendered manifests. */
record Manifests(List<JsonNode> all) {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job", "CronJob", "DaemonSet");

    static String kind(JsonNode manifest) {
        return manifest.path("kind").asText();
    }

    static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    static String label(JsonNode manifest, String label) {
        return manifest.path("metadata")
                .path("labels")
                .path("app.kubernetes.io/" + label)
                .asText();
    }

    /** Kind and name, for messages. */
    static String describe(JsonNode manifest) {
        return kind(manifest) + " " + name(manifest);
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    List<JsonNode> ofKind(String kind) {
        return all.stream().filter(manifest -> kind(manifest).equals(kind)).toList();
    }

    Optional<JsonNode> find(String kind, String name) {
        return ofKind(kind).stream()
                .filter(manifest -> name(manifest).equals(name))
                .findFirst();
    }

    JsonNode the(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError("There is no " + kind + " " + name + "."));
    }

    /** A ConfigMap by the name that it was given, to which kustomize adds a hash of its content. */
    JsonNode configMap(String name) {
        return ofKind("ConfigMap").stream()
                .filter(manifest -> name(manifest).matches(name + "(-[a-z0-9]{10})?"))
                .findFirst()
                .map(manifest -> manifest.path("data"))
                .orElseThrow(() -> new AssertionError("There is no ConfigMap " + name + "."));
    }

    /** Everything that makes pods. */
    List<JsonNode> workloads() {
        return all.stream()
                .filter(manifest -> WORKLOADS.contains(kind(manifest)))
                .toList();
    }

    /** The Deployments of the services. */
    List<JsonNode> services() {
        return ofKind("Deployment").stream()
                .filter(deployment -> label(deployment, "component").equals("service"))
                .toList();
    }

    static JsonNode podSpec(JsonNode workload) {
        return kind(workload).equals("CronJob")
                ? workload.at("/spec/jobTemplate/spec/template/spec")
                : workload.at("/spec/template/spec");
    }

    static Stream<JsonNode> containers(JsonNode workload) {
        JsonNode pod = podSpec(workload);
        return Stream.concat(each(pod.path("containers")), each(pod.path("initContainers")));
    }
}
