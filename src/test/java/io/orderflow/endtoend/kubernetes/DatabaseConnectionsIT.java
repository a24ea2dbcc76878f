package io.orderflow.endtoend.kubernetes;

import static io.orderflow.endtoend.kubernetes.Manifests.containers;
import static io.orderflow.endtoend.kubernetes.Manifests.each;
import static io.orderflow.endtoend.kubernetes.Manifests.name;
import static io.orderflow.endtoend.kubernetes.Manifests.podSpec;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services reach their database in the way that the server asks for, and are never too many for it. */
@NeedsKubectl
class DatabaseConnectionsIT {
    private static final String POOL_SIZE = "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE";
    private static final String SSL_MODE = "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE";
    private static final String TRUST = "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM";
    private static final String JDBC = "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_";
    /** {@code quarkus.datasource.jdbc.max-size} of the runtime: what Flyway takes besides, while a pod starts. */
    private static final int FLYWAY = 2;
    /** What the server keeps for superusers, KEDA's triggers, figures, a backup, a person. */
    private static final int OTHERS = 20;

    private static final Pattern MAX_CONNECTIONS = Pattern.compile("max_connections=([0-9]+)");

    static Stream<Rendering> renderings() {
        return Stream.concat(Rendering.all(), Rendering.autoscaledWithAnother());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void allPodsTogetherHaveFewerConnectionsThanTheServer(Rendering rendering) {
        Manifests manifests = rendering.manifests();
        OptionalInt bound = maxConnections(manifests);
        if (bound.isEmpty()) {
            // The server of somebody else's has a bound that is not written here.
            assertThat(rendering.components()).anyMatch(component -> component.startsWith("external-postgres"));
            return;
        }

        int needed = OTHERS;
        for (JsonNode service : manifests.services()) {
            int pool = poolSize(manifests, service);
            int replacement =
                    service.at("/spec/strategy/rollingUpdate/maxSurge").asInt() * (pool + FLYWAY);
            needed += mostPods(manifests, service) * pool + replacement;
        }
        assertThat(needed).isLessThanOrEqualTo(bound.getAsInt());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void whereTheServerAsksForTlsServicesBringItAndVerifyTheServer(Rendering rendering) {
        Manifests manifests = rendering.manifests();
        boolean tlsOnly = manifests.find("Cluster", "postgres").stream()
                .flatMap(cluster -> each(cluster.at("/spec/postgresql/pg_hba")))
                .anyMatch(line -> line.asText().startsWith("hostssl"));
        JsonNode settings = manifests.configMap("orderflow");
        if (!tlsOnly && !settings.has(SSL_MODE)) {
            return;
        }

        String authority = settings.path(TRUST + "_CERTS").asText();
        assertThat(settings.path(SSL_MODE).asText()).isIn("verify-ca", "verify-full");
        assertThat(settings.path(TRUST).asText()).isEqualTo("true");
        assertThat(settings.path(JDBC + "SSLMODE")).isEqualTo(settings.path(SSL_MODE));
        assertThat(settings.path(JDBC + "SSLROOTCERT").asText()).isEqualTo(authority);
        assertThat(manifests.services()).allSatisfy(service -> {
            JsonNode mount = containers(service)
                    .flatMap(container -> each(container.path("volumeMounts")))
                    .filter(each -> authority.equals(each.path("mountPath").asText() + "/ca.crt"))
                    .findFirst()
                    .orElseThrow();
            JsonNode secret = each(podSpec(service).path("volumes"))
                    .filter(volume -> volume.path("name").equals(mount.path("name")))
                    .findFirst()
                    .orElseThrow()
                    .path("secret");
            assertThat(mount.path("readOnly").asBoolean()).isTrue();
            assertThat(secret.path("secretName").asText()).isEqualTo("postgres-ca");
            // The operator keeps the authority's key beside it.
            assertThat(each(secret.path("items")).map(item -> item.path("key").asText()))
                    .containsExactly("ca.crt");
        });
    }

    /** The labels that CloudNativePG gives to volumes are its own: cloudnative-pg#11438. */
    @Test
    void policiesLookForThePodsOfTheClusterByItsOwnLabel() {
        Manifests production = Rendering.of("production").manifests();

        assertThat(production
                        .the("Cluster", "postgres")
                        .at("/spec/inheritedMetadata/labels")
                        .propertyStream()
                        .map(Map.Entry::getKey))
                .noneMatch(label -> label.startsWith("app.kubernetes.io/"));
        assertThat(each(production.the("NetworkPolicy", "services").at("/spec/egress/1/to"))
                        .map(peer -> peer.at("/podSelector/matchLabels")
                                .path("cnpg.io/cluster")
                                .asText()))
                .contains("postgres");
        assertThat(production
                        .the("NetworkPolicy", "cloudnative-pg")
                        .at("/spec/podSelector/matchLabels")
                        .path("cnpg.io/cluster")
                        .asText())
                .isEqualTo("postgres");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void anExternalServerTakesThePlaceOfOurs(String overlay) {
        Manifests manifests = Rendering.of(overlay, "external-postgres", "external-postgres/network-policies")
                .manifests();

        assertThat(manifests.all())
                .noneMatch(
                        manifest -> List.of("postgres", "cloudnative-pg").contains(Manifests.label(manifest, "name")));
        assertThat(manifests.ofKind("Cluster")).isEmpty();
        assertThat(manifests.ofKind("Database")).isEmpty();
        assertThat(manifests.configMap("orderflow").path(SSL_MODE).asText()).isEqualTo("verify-full");
        // Without it the client refuses to verify names, and to start.
        assertThat(manifests
                        .configMap("orderflow")
                        .path("QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM")
                        .asText())
                .isEqualTo("HTTPS");
        assertThat(each(manifests.the("NetworkPolicy", "external-postgres").at("/spec/egress"))
                        .map(rule -> rule.at("/ports/0/port").asInt()))
                .containsExactly(5432);
    }

    /** Components come after an overlay's own generators, and before its patches. */
    @Test
    void anOverlayOfOnesOwnNamesTheServerAndChangesWhatComponentsSet() {
        JsonNode settings = Kustomize.render("overlays/production", List.of("external-postgres", "autoscaling"), """
                        configMapGenerator:
                          - name: orderflow
                            behavior: merge
                            literals: [DATABASE_HOST=db.example.com, DATABASE_PORT=6432]
                        patches:
                          - target: {kind: ConfigMap, name: orderflow}
                            patch: |
                              - {op: replace, path: /data/QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE, value: "2"}
                        """)
                .configMap("orderflow");

        assertThat(settings.path("DATABASE_HOST").asText()).isEqualTo("db.example.com");
        assertThat(settings.path("DATABASE_PORT").asText()).isEqualTo("6432");
        assertThat(settings.path(POOL_SIZE).asText()).isEqualTo("2");
    }

    static Stream<String> overlays() {
        return Stream.of("local", "production");
    }

    private static OptionalInt maxConnections(Manifests manifests) {
        Stream<String> ofOurs = manifests.find("StatefulSet", "postgres").stream()
                .flatMap(Manifests::containers)
                .flatMap(container -> each(container.path("args")))
                .map(argument -> MAX_CONNECTIONS.matcher(argument.asText()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
        Stream<String> ofTheCluster = manifests.find("Cluster", "postgres").stream()
                .map(cluster -> cluster.at("/spec/postgresql/parameters/max_connections")
                        .asText());
        return Stream.concat(ofOurs, ofTheCluster).mapToInt(Integer::parseInt).findFirst();
    }

    private static int mostPods(Manifests manifests, JsonNode service) {
        Optional<JsonNode> byKeda =
                manifests.find("ScaledObject", name(service)).map(object -> object.at("/spec/maxReplicaCount"));
        return byKeda.or(() -> manifests
                        .find("HorizontalPodAutoscaler", name(service))
                        .map(scaler -> scaler.at("/spec/maxReplicas")))
                .orElseGet(() -> service.at("/spec/replicas"))
                .asInt(1);
    }

    private static int poolSize(Manifests manifests, JsonNode service) {
        JsonNode own = manifests.configMap(name(service)).path(POOL_SIZE);
        JsonNode size = own.isMissingNode() ? manifests.configMap("orderflow").path(POOL_SIZE) : own;
        return Integer.parseInt(size.asText());
    }
}
