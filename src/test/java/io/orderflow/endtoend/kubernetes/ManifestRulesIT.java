package io.orderflow.endtoend.kubernetes;

import static io.orderflow.endtoend.kubernetes.Manifests.containers;
import static io.orderflow.endtoend.kubernetes.Manifests.describe;
import static io.orderflow.endtoend.kubernetes.Manifests.each;
import static io.orderflow.endtoend.kubernetes.Manifests.kind;
import static io.orderflow.endtoend.kubernetes.Manifests.label;
import static io.orderflow.endtoend.kubernetes.Manifests.name;
import static io.orderflow.endtoend.kubernetes.Manifests.podSpec;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.local.Service;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every overlay, with whichever component on top. */
@NeedsKubectl
class ManifestRulesIT {

    static Stream<Rendering> renderings() {
        return Rendering.all();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyServiceHasItsFiveObjects(Rendering rendering) {
        Manifests manifests = rendering.manifests();

        assertThat(manifests.services()).hasSize(Service.values().length);
        for (Service service : Service.values()) {
            for (String kind : List.of("Deployment", "Service", "ServiceAccount", "PodDisruptionBudget")) {
                assertThat(manifests.find(kind, service.id()))
                        .as(kind + " " + service.id())
                        .isPresent();
            }
            assertThat(manifests.configMap(service.id()).size()).isPositive();
        }
    }

    /** https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted, and a read-only root. */
    @ParameterizedTest
    @MethodSource("renderings")
    void everyPodMeetsThePodSecurityStandardRestricted(Rendering rendering) {
        assertThat(rendering.manifests().workloads()).isNotEmpty().allSatisfy(workload -> {
            JsonNode pod = podSpec(workload);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt(1)).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(List.of("hostNetwork", "hostPID", "hostIPC"))
                    .noneMatch(host -> pod.path(host).asBoolean());
            assertThat(each(pod.path("volumes"))).noneMatch(volume -> volume.has("hostPath"));
            assertThat(containers(workload)).isNotEmpty().allSatisfy(ManifestRulesIT::isRestricted);
        });
    }

    private static void isRestricted(JsonNode container) {
        JsonNode context = container.path("securityContext");
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.path("privileged").asBoolean()).isFalse();
        assertThat(each(context.at("/capabilities/drop")).map(JsonNode::asText)).containsExactly("ALL");
        assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
        assertThat(each(container.path("ports"))).noneMatch(port -> port.has("hostPort"));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void theNamespaceEnforcesIt(Rendering rendering) {
        JsonNode namespace = rendering.manifests().the("Namespace", "orderflow");

        assertThat(namespace
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText())
                .isEqualTo("restricted");
        assertThat(rendering.manifests().all().stream()
                        .filter(manifest -> !kind(manifest).equals("Namespace"))
                        .map(manifest -> manifest.at("/metadata/namespace").asText()))
                .containsOnly("orderflow");
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void nobodyGetsATokenForTheApiServer(Rendering rendering) {
        Manifests manifests = rendering.manifests();

        assertThat(manifests.workloads()).allSatisfy(workload -> {
            JsonNode pod = podSpec(workload);
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("serviceAccountName").asText()).isEqualTo(name(workload));
            // The variables of Kubernetes' own, such as NATS_PORT, would be taken for configuration.
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        });
        assertThat(manifests.ofKind("ServiceAccount"))
                .hasSameSizeAs(manifests.workloads())
                .allMatch(
                        account -> !account.path("automountServiceAccountToken").asBoolean(true));
        assertThat(manifests.all())
                .extracting(Manifests::kind)
                .doesNotContain("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyContainerHasRequestsAndLimits(Rendering rendering) {
        assertThat(rendering.manifests().workloads().stream().flatMap(Manifests::containers))
                .allSatisfy(container -> {
                    for (String bound : List.of("requests", "limits")) {
                        for (String resource : List.of("cpu", "memory")) {
                            assertThat(container
                                            .at("/resources/" + bound + "/" + resource)
                                            .asText())
                                    .as(bound + " of " + resource + " of " + name(container))
                                    .matches("[0-9]+(m|Mi|Gi)?");
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyImageHasATagThatStays(Rendering rendering) {
        assertThat(rendering.manifests().workloads().stream()
                        .flatMap(Manifests::containers)
                        .map(container -> container.path("image").asText()))
                .allMatch(
                        image -> image.matches("[a-z0-9.-]+/[a-z0-9/-]+:[0-9][A-Za-z0-9.-]*"), "a name and a version");
        assertThat(rendering.manifests().services())
                .allSatisfy(service -> assertThat(containers(service)
                                .map(each -> each.path("image").asText()))
                        .containsExactly("ghcr.io/orderflow/orderflow-" + name(service) + ":0.1.0"));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyServerIsProbed(Rendering rendering) {
        assertThat(rendering.manifests().services())
                .allSatisfy(service -> assertThat(containers(service))
                        .singleElement()
                        .satisfies(container -> {
                            assertThat(container
                                            .at("/startupProbe/httpGet/path")
                                            .asText())
                                    .isEqualTo("/q/health/started");
                            assertThat(container
                                            .at("/readinessProbe/httpGet/path")
                                            .asText())
                                    .isEqualTo("/q/health/ready");
                            assertThat(container
                                            .at("/livenessProbe/httpGet/path")
                                            .asText())
                                    .isEqualTo("/q/health/live");
                        }));
        assertThat(rendering.manifests().ofKind("StatefulSet").stream().flatMap(Manifests::containers))
                .allMatch(container -> container.has("startupProbe")
                        && container.has("readinessProbe")
                        && container.has("livenessProbe"));
    }

    /** Probes ask where clients do, so that a service is ready only if clients are heard. */
    @ParameterizedTest
    @MethodSource("renderings")
    void aServiceHasAPortForClientsAndOneForOperators(Rendering rendering) {
        Manifests manifests = rendering.manifests();
        JsonNode settings = manifests.configMap("orderflow");

        assertThat(manifests.services()).allSatisfy(service -> {
            JsonNode container = containers(service).findFirst().orElseThrow();
            assertThat(ports(container.path("ports"), "containerPort"))
                    .containsExactly(
                            "http " + settings.path("QUARKUS_HTTP_PORT").asText(),
                            "management "
                                    + settings.path("QUARKUS_MANAGEMENT_PORT").asText());
            assertThat(ports(manifests.the("Service", name(service)).at("/spec/ports"), "targetPort"))
                    .containsExactly("http http", "management management");
            assertThat(List.of("startupProbe", "readinessProbe", "livenessProbe"))
                    .allMatch(probe ->
                            container.path(probe).at("/httpGet/port").asText().equals("http"));
        });
        assertThat(manifests.ofKind("Ingress").stream()
                        .flatMap(ingress -> ingress.findValues("service").stream())
                        .map(backend -> backend.at("/port/name").asText()))
                .allMatch("http"::equals);
    }

    private static Stream<String> ports(JsonNode ports, String number) {
        return each(ports)
                .map(port ->
                        port.path("name").asText() + " " + port.path(number).asText());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void aServiceIsReplacedWithoutAGapAndHasTheTimeToFinish(Rendering rendering) {
        Manifests manifests = rendering.manifests();
        JsonNode settings = manifests.configMap("orderflow");
        int needed = Stream.of("QUARKUS_SHUTDOWN_DELAY", "QUARKUS_SHUTDOWN_TIMEOUT", "ORDERFLOW_NATS_STOP_TIMEOUT")
                .mapToInt(key -> Integer.parseInt(settings.path(key).asText().replace("s", "")))
                .sum();

        assertThat(manifests.services()).allSatisfy(service -> {
            assertThat(service.at("/spec/strategy/rollingUpdate/maxUnavailable").asText())
                    .isEqualTo("0");
            assertThat(service.at("/spec/strategy/rollingUpdate/maxSurge").asInt())
                    .isPositive();
            assertThat(podSpec(service).path("terminationGracePeriodSeconds").asInt())
                    .isGreaterThan(needed);
        });
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everythingBearsTheRecommendedLabels(Rendering rendering) {
        assertThat(rendering.manifests().all().stream()
                        .filter(manifest -> !Set.of("Namespace", "Secret").contains(kind(manifest))))
                .allSatisfy(manifest -> {
                    assertThat(label(manifest, "part-of"))
                            .as(describe(manifest))
                            .isEqualTo("orderflow");
                    assertThat(label(manifest, "component"))
                            .as(describe(manifest))
                            .isNotEmpty();
                    assertThat(label(manifest, "managed-by"))
                            .as(describe(manifest))
                            .isEqualTo("kustomize");
                });
        assertThat(rendering.manifests().services()).allSatisfy(service -> {
            assertThat(label(service, "name")).isEqualTo(name(service));
            assertThat(label(service, "version")).isEqualTo("0.1.0");
            // A label that changes with a version must not select: selectors cannot be changed.
            assertThat(service.at("/spec/selector/matchLabels").fieldNames())
                    .toIterable()
                    .containsExactly("app.kubernetes.io/name");
        });
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void selectorsSelectTheirOwnPodsAlone(Rendering rendering) {
        Manifests manifests = rendering.manifests();

        assertThat(manifests.ofKind("Service"))
                .allSatisfy(service -> assertThat(service.at("/spec/selector")
                                .path("app.kubernetes.io/name")
                                .asText())
                        .isEqualTo(label(service, "name")));
        assertThat(manifests.ofKind("PodDisruptionBudget"))
                .allSatisfy(budget -> assertThat(budget.at("/spec/selector/matchLabels")
                                .path("app.kubernetes.io/name")
                                .asText())
                        .isEqualTo(name(budget)));
        assertThat(manifests.services())
                .allSatisfy(service -> assertThat(each(podSpec(service).path("topologySpreadConstraints")))
                        .hasSize(2)
                        .allMatch(spread ->
                                spread.path("whenUnsatisfiable").asText().equals("ScheduleAnyway")
                                        && spread.at("/labelSelector/matchLabels")
                                                .path("app.kubernetes.io/name")
                                                .asText()
                                                .equals(name(service))));
    }

    /** A Secret in the production overlay would be a secret in this repository. */
    @ParameterizedTest
    @MethodSource("renderings")
    void secretsAreReferredToAndNotContained(Rendering rendering) {
        Manifests manifests = rendering.manifests();

        if (rendering.overlay().equals("production")) {
            assertThat(manifests.ofKind("Secret")).isEmpty();
        } else {
            assertThat(manifests.ofKind("Secret")).isNotEmpty();
        }
        assertThat(manifests.workloads().stream()
                        .flatMap(Manifests::containers)
                        .flatMap(container -> each(container.path("env"))))
                .filteredOn(variable -> variable.path("name").asText().matches(".*(PASSWORD|TOKEN|SECRET).*"))
                .isNotEmpty()
                .allMatch(variable -> variable.at("/valueFrom").has("secretKeyRef"));
        assertThat(manifests.ofKind("ConfigMap").stream()
                        .flatMap(map -> map.path("data").propertyStream()))
                .noneMatch(entry -> entry.getKey().contains("PASSWORD"));
    }
}
