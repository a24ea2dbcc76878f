package io.orderflow.endtoend.kubernetes;

import static io.orderflow.endtoend.kubernetes.Manifests.containers;
import static io.orderflow.endtoend.kubernetes.Manifests.each;
import static io.orderflow.endtoend.kubernetes.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.local.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each overlay and each component is for. */
@NeedsKubectl
class OverlaysIT {

    /** The sum of the requests is what decides whether the pods of a small node are scheduled. */
    @Test
    void theLocalOverlayFitsOnTwoCores() {
        Manifests local = Rendering.of("local").manifests();

        assertThat(local.workloads())
                .allMatch(workload -> workload.at("/spec/replicas").asInt(1) == 1);
        assertThat(local.workloads().stream()
                        .flatMap(Manifests::containers)
                        .mapToInt(container -> millicores(
                                container.at("/resources/requests/cpu").asText()))
                        .sum())
                .isLessThanOrEqualTo(1200);
        assertThat(local.configMap("orderflow")
                        .path("ORDERFLOW_NATS_STREAM_REPLICAS")
                        .asText())
                .isEqualTo("1");
        assertThat(local.configMap("nats").path("cluster.conf").asText()).doesNotContain("routes");
    }

    @Test
    void theLocalOverlayMarksItsPasswordsAsWhatTheyAre() {
        assertThat(Rendering.of("local").manifests().ofKind("Secret").stream()
                        .flatMap(secret -> secret.path("data").propertyStream())
                        .filter(entry -> !entry.getKey().equals("username"))
                        .map(entry -> new String(
                                java.util.Base64.getDecoder()
                                        .decode(entry.getValue().asText()),
                                java.nio.charset.StandardCharsets.UTF_8)))
                .isNotEmpty()
                .allMatch(password -> password.startsWith("local-only-"));
    }

    /** Otherwise goods would be given away by whoever forgets to name a gateway. */
    @Test
    void onlyTheLocalOverlaySimulatesPayments() {
        assertThat(Kustomize.render("base/payment").configMap("payment").has("ORDERFLOW_PAYMENT_GATEWAY"))
                .isFalse();
        JsonNode local = Rendering.of("local").manifests().configMap("payment");
        assertThat(local.path("ORDERFLOW_PAYMENT_GATEWAY").asText()).isEqualTo("simulated");
        assertThat(local.path("ORDERFLOW_PAYMENT_SIMULATOR").asText()).isEqualTo("allowed");
        JsonNode production = Rendering.of("production").manifests().configMap("payment");
        assertThat(production.path("ORDERFLOW_PAYMENT_GATEWAY").asText())
                .isNotBlank()
                .isNotEqualTo("simulated");
        assertThat(production.has("ORDERFLOW_PAYMENT_SIMULATOR")).isFalse();
    }

    /** Whoever takes the production overlay and names no issuer has services that do not start, not open ones. */
    @Test
    void onlyTheLocalOverlayLetsEverybodyDoEverything() {
        assertThat(Rendering.of("local")
                        .manifests()
                        .configMap("orderflow")
                        .path("ORDERFLOW_IDENTITY")
                        .asText())
                .isEqualTo("open");
        for (JsonNode others : List.of(
                Kustomize.render("base").configMap("orderflow"),
                Rendering.of("production").manifests().configMap("orderflow"))) {
            assertThat(others.has("ORDERFLOW_IDENTITY")).isFalse();
            assertThat(others.has("ORDERFLOW_IDENTITY_ISSUER")).isFalse();
        }
    }

    @Test
    void productionHasTwoOrMoreOfEachServiceAndThreeBrokersWithACopyEach() {
        Manifests production = Rendering.of("production").manifests();

        assertThat(production.services())
                .allMatch(service -> service.at("/spec/replicas").asInt() >= 2);
        JsonNode nats = production.the("StatefulSet", "nats");
        assertThat(nats.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(each(nats.at(
                        "/spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution")))
                .hasSize(1);
        assertThat(production.configMap("nats").path("cluster.conf").asText()).contains("routes");
        assertThat(production
                        .configMap("orderflow")
                        .path("ORDERFLOW_NATS_STREAM_REPLICAS")
                        .asText())
                .isEqualTo("3");
    }

    @Test
    void productionHasADatabaseThatFailsOverWithARoleForEachService() {
        Manifests production = Rendering.of("production").manifests();
        JsonNode cluster = production.the("Cluster", "postgres");

        assertThat(production.find("StatefulSet", "postgres")).isEmpty();
        assertThat(cluster.at("/spec/instances").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(each(cluster.at("/spec/managed/roles"))
                        .map(role -> role.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(serviceNames());
        assertThat(production.ofKind("Database"))
                .extracting(database -> database.at("/spec/name").asText() + " of "
                        + database.at("/spec/owner").asText())
                .containsExactlyInAnyOrderElementsOf(serviceNames().stream()
                        .map(service -> service + " of " + service)
                        .toList());
    }

    @Test
    void brokerAndDatabaseServerAreToldThePasswordOfEachService() {
        Manifests local = Rendering.of("local").manifests();

        assertThat(containers(local.the("StatefulSet", "nats"))
                        .flatMap(container -> each(container.path("env")))
                        .map(variable -> variable.path("name").asText() + " from "
                                + variable.at("/valueFrom/secretKeyRef/key").asText()))
                .containsAll(Stream.of(Service.values())
                        .map(service -> service.name() + "_PASSWORD from " + service.id())
                        .toList());
        assertThat(each(local.the("StatefulSet", "postgres").at("/spec/template/spec/volumes"))
                        .flatMap(volume -> each(volume.at("/projected/sources")))
                        .map(source -> source.at("/secret/items/0/path").asText() + " from "
                                + source.at("/secret/name").asText()))
                .containsExactlyInAnyOrderElementsOf(serviceNames().stream()
                        .map(service -> service + " from " + service + "-database")
                        .toList());
        assertThat(local.the("Secret", "nats-users").path("data").fieldNames())
                .toIterable()
                .containsAll(serviceNames());
        assertThat(local.ofKind("Secret"))
                .extracting(Manifests::name)
                .containsAll(serviceNames().stream()
                        .map(service -> service + "-database")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void theBrokerStoresNoMoreThanItsVolumeHolds(String overlay) {
        JsonNode nats = Rendering.of(overlay).manifests().the("StatefulSet", "nats");
        String store = containers(nats)
                .flatMap(container -> each(container.path("env")))
                .filter(variable -> variable.path("name").asText().equals("MAX_FILE_STORE"))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asText();

        assertThat(mebibytes(store))
                .isLessThan(mebibytes(nats.at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage")
                        .asText()));
    }

    /** A standby that is away for a while, and a peak, need more of the log than a checkpoint leaves. */
    @Test
    void productionHasRoomForTwiceTheWriteAheadLogOfACheckpoint() {
        JsonNode cluster = Rendering.of("production").manifests().the("Cluster", "postgres");

        assertThat(mebibytes(cluster.at("/spec/walStorage/size").asText()))
                .isGreaterThanOrEqualTo(2
                        * mebibytes(cluster.at("/spec/postgresql/parameters/max_wal_size")
                                .asText()));
    }

    /** Replicas and images are for overlays to change; a base that set replicas would undo what a scaler did. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void aBaseRendersAloneAndLeavesItsSizeToOverlays(Service service) {
        Manifests base = Kustomize.render("base/" + service.id());

        assertThat(base.all())
                .extracting(Manifests::kind)
                .containsExactlyInAnyOrder(
                        "Deployment", "Service", "ServiceAccount", "ConfigMap", "PodDisruptionBudget");
        assertThat(base.the("Deployment", service.id()).at("/spec").has("replicas"))
                .isFalse();
    }

    @Test
    void autoscalingFollowsEachConsumerOfItsOwn() {
        Manifests manifests = Rendering.of("production", "autoscaling").manifests();
        Map<String, JsonNode> scaled = manifests.ofKind("ScaledObject").stream()
                .collect(Collectors.toMap(Manifests::name, Function.identity()));

        assertThat(scaled.keySet())
                .containsExactlyInAnyOrderElementsOf(serviceNames().stream()
                        .filter(service -> !service.equals("checkout"))
                        .toList());
        assertThat(scaled.values()).allSatisfy(object -> {
            JsonNode trigger = object.at("/spec/triggers/0");
            assertThat(object.at("/spec/scaleTargetRef/name").asText()).isEqualTo(name(object));
            assertThat(trigger.path("type").asText()).isEqualTo("nats-jetstream");
            assertThat(trigger.at("/metadata/stream").asText()).isEqualTo("ORDERS");
            assertThat(trigger.at("/metadata/consumer").asText()).isEqualTo(name(object));
            assertThat(trigger.at("/metadata/account").asText()).isEqualTo("ORDERFLOW");
            assertThat(object.at("/spec/maxReplicaCount").asInt()).isBetween(2, 20);
        });
        assertThat(manifests
                        .the("HorizontalPodAutoscaler", "checkout")
                        .at("/spec/scaleTargetRef/name")
                        .asText())
                .isEqualTo("checkout");
        assertThat(manifests.services())
                .noneMatch(service -> service.path("spec").has("replicas"));
    }

    /** Work that waits in a table is no message any more: without a look at the table it would wait for ever. */
    @Test
    void whatIsScaledToZeroIsWokenByWorkThatIsDue() {
        List<JsonNode> toZero = Rendering.of("local", "autoscaling").manifests().ofKind("ScaledObject").stream()
                .filter(object -> object.at("/spec/minReplicaCount").asInt(0) == 0)
                .toList();

        assertThat(toZero).extracting(Manifests::name).contains("payment", "shipping");
        assertThat(toZero)
                .allMatch(object -> each(object.at("/spec/triggers"))
                        .anyMatch(trigger -> trigger.path("type").asText().equals("postgresql")
                                && trigger.at("/metadata/query").asText().contains("from due_work")));
    }

    @Test
    void networkPoliciesDenyWhatTheyDoNotName() {
        Manifests manifests = Rendering.of("local", "network-policies").manifests();
        JsonNode deny = manifests.the("NetworkPolicy", "default-deny");
        JsonNode services = manifests.the("NetworkPolicy", "services");

        assertThat(deny.at("/spec/podSelector").isEmpty()).isTrue();
        assertThat(each(deny.at("/spec/policyTypes")).map(JsonNode::asText)).containsExactly("Ingress", "Egress");
        assertThat(deny.path("spec").has("ingress") || deny.path("spec").has("egress"))
                .isFalse();
        assertThat(each(services.at("/spec/egress"))
                        .map(rule -> rule.at("/ports/0/port").asInt()))
                .containsExactly(4222, 5432);
    }

    /** Figures tell what is going on, and Swagger UI what can be done: for operators alone. */
    @Test
    void nobodyButMonitoringReachesWhatIsForOperators() {
        Manifests manifests = Rendering.of("production").manifests();
        List<JsonNode> opening = manifests.ofKind("NetworkPolicy").stream()
                .flatMap(policy -> each(policy.at("/spec/ingress")))
                .filter(rule -> rule.path("ports").isEmpty() || ports(rule).contains("management"))
                .toList();

        assertThat(opening).singleElement().satisfies(rule -> {
            assertThat(ports(rule)).containsExactly("management");
            assertThat(each(rule.path("from")))
                    .singleElement()
                    .satisfies(from -> assertThat(from.at("/namespaceSelector/matchLabels")
                                    .path("kubernetes.io/metadata.name")
                                    .asText())
                            .isEqualTo("monitoring"));
        });
    }

    private static List<String> ports(JsonNode rule) {
        return each(rule.path("ports")).map(port -> port.path("port").asText()).toList();
    }

    @Test
    void prometheusAsksAtThePortForOperators() {
        Manifests manifests = Rendering.of("production", "monitoring").manifests();

        assertThat(each(manifests.the("ServiceMonitor", "orderflow").at("/spec/endpoints")))
                .singleElement()
                .satisfies(endpoint -> {
                    assertThat(endpoint.path("port").asText()).isEqualTo("management");
                    assertThat(endpoint.path("path").asText()).isEqualTo("/q/metrics");
                });
    }

    @Test
    void everyPortThatAPolicyNamesIsOneThatSomebodyListensOn() {
        Manifests manifests = Rendering.of("local", "network-policies").manifests();
        List<String> listening = manifests.workloads().stream()
                .flatMap(Manifests::containers)
                .flatMap(container -> each(container.path("ports")))
                .flatMap(port -> Stream.of(
                        port.path("name").asText(), port.path("containerPort").asText()))
                .toList();

        assertThat(manifests.ofKind("NetworkPolicy").stream()
                        .flatMap(policy -> each(policy.at("/spec/ingress")))
                        .flatMap(rule -> each(rule.path("ports")))
                        .map(port -> port.path("port").asText()))
                .isNotEmpty()
                .allMatch(listening::contains);
    }

    @Test
    void theIngressShowsCustomersWhatIsTheirsAndNoMore() {
        JsonNode ingress = Rendering.of("production", "ingress").manifests().the("Ingress", "orderflow");

        assertThat(each(ingress.at("/spec/rules"))
                        .flatMap(rule -> each(rule.at("/http/paths"))
                                .map(path -> path.at("/backend/service/name").asText() + " "
                                        + path.path("pathType").asText() + " "
                                        + path.path("path").asText())))
                .containsExactlyInAnyOrder(
                        "checkout ImplementationSpecific /orders$",
                        "checkout ImplementationSpecific /orders:batch$",
                        "order ImplementationSpecific /orders/[^/]+$",
                        "notification ImplementationSpecific /orders/[^/]+/events$",
                        "checkout ImplementationSpecific /products$",
                        "inventory ImplementationSpecific /availability$");
        assertThat(each(ingress.at("/spec/rules")).map(rule -> rule.path("host").asText()))
                .hasSize(1);
        assertThat(ingress.at("/metadata/annotations")
                        .path("nginx.ingress.kubernetes.io/use-regex")
                        .asText())
                .isEqualTo("true");
    }

    /** As ingress-nginx reads them: from the beginning of the path, whatever the case, the longest expression first. */
    @ParameterizedTest
    @CsvSource({
        "/orders, checkout",
        "/orders:batch, checkout",
        "/orders:batches, nobody",
        "/orders/0198, order",
        "/orders/0198/events, notification",
        "/products, checkout",
        "/availability, inventory",
        "/orders/, nobody",
        "/orders/0198/, nobody",
        "/orders/0198/events/, nobody",
        "/orders/0198/events/x, nobody",
        "/products/LAMP, nobody",
        "/stock, nobody",
        "/availability/x, nobody",
        "/pack-tasks, nobody",
        "/customers/c-1, nobody",
        "/payments/0198, nobody",
        "/notifications, nobody",
        "/q/metrics, nobody",
        "/q/swagger-ui/, nobody",
        "/metrics, nobody",
        "/orders/q/metrics, nobody",
        "/x/orders, nobody",
    })
    void theIngressLeadsAPathToWhomItIsFor(String path, String service) {
        JsonNode ingress = Rendering.of("production", "ingress").manifests().the("Ingress", "orderflow");

        assertThat(each(ingress.at("/spec/rules/0/http/paths"))
                        .filter(rule -> Pattern.compile("^" + rule.path("path").asText(), Pattern.CASE_INSENSITIVE)
                                .matcher(path)
                                .find())
                        .max(Comparator.comparing(
                                rule -> rule.path("path").asText().length()))
                        .map(rule -> rule.at("/backend/service/name").asText())
                        .orElse("nobody"))
                .isEqualTo(service);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /orders, checkout",
        "OPTIONS, /orders, checkout",
        "POST, /orders:batch, checkout",
        "GET, /orders:batch, nobody",
        "GET, /orders, order",
        "HEAD, /orders, order",
        "DELETE, /orders, nobody",
        "GET, /orders/0198, order",
        "OPTIONS, /orders/0198, order",
        "GET, /orders/0198/events, notification",
        "OPTIONS, /orders/0198/events, notification",
        "GET, /products, checkout",
        "GET, /availability, inventory",
        "GET, /orders/, nobody",
        "GET, /orders/0198/events/x, nobody",
        "PUT, /products/LAMP, nobody",
        "GET, /stock, nobody",
        "GET, /payments/0198, nobody",
        "DELETE, /customers/c-1, nobody",
        "GET, /q/metrics, nobody",
        "GET, /q/health, nobody",
        "GET, /q/swagger-ui/, nobody",
        "GET, /metrics, nobody",
    })
    void theGatewayLeadsARequestToWhomItIsForAndToNobodyElse(String method, String path, String service) {
        Manifests manifests = Rendering.of("production", "gateway").manifests();

        assertThat(manifests.ofKind("HTTPRoute").stream()
                        .flatMap(route -> each(route.at("/spec/rules")))
                        .flatMap(rule -> each(rule.path("matches"))
                                .filter(match -> matches(match, method, path))
                                .map(match -> rule.at("/backendRefs/0/name").asText())))
                .containsExactlyElementsOf(service.equals("nobody") ? List.of() : List.of(service));
    }

    private static boolean matches(JsonNode match, String method, String path) {
        String value = match.at("/path/value").asText();
        boolean isPath = switch (match.at("/path/type").asText()) {
            case "Exact" -> path.equals(value);
            case "RegularExpression" -> path.matches(value);
            default -> throw new AssertionError("a match that nobody has thought of: " + match);
        };
        return isPath && match.path("method").asText(method).equals(method);
    }

    @Test
    void theGatewayHasOneHostWithTlsAndItsRoutesArePartOfIt() {
        Manifests manifests = Rendering.of("production", "gateway").manifests();
        JsonNode listener = manifests.the("Gateway", "orderflow").at("/spec/listeners/0");

        assertThat(listener.path("protocol").asText()).isEqualTo("HTTPS");
        assertThat(manifests.ofKind("HTTPRoute")).isNotEmpty().allSatisfy(route -> {
            assertThat(route.at("/spec/parentRefs/0/name").asText()).isEqualTo("orderflow");
            assertThat(each(route.at("/spec/hostnames")).map(JsonNode::asText))
                    .containsExactly(listener.path("hostname").asText());
            assertThat(each(route.at("/spec/rules")).flatMap(rule -> each(rule.path("backendRefs"))))
                    .allSatisfy(backend -> assertThat(each(manifests
                                            .the("Service", backend.path("name").asText())
                                            .at("/spec/ports"))
                                    .filter(port -> port.path("name").asText().equals("http"))
                                    .map(port -> port.path("port").asInt()))
                            .containsExactly(backend.path("port").asInt()));
        });
    }

    /** Whatever leads customers to services is let through to those services, and to their API alone. */
    @Test
    void policiesLetIngressAndGatewayReachWhomTheyLeadTo() {
        Manifests ingress = Rendering.of("production", "ingress").manifests();
        Manifests gateway = Rendering.of("production", "gateway", "gateway/network-policies")
                .manifests();

        assertThat(ingress.ofKind("Ingress").stream()
                        .flatMap(each -> each.findValues("service").stream())
                        .map(backend -> backend.path("name").asText()))
                .isSubsetOf(selected(ingress.the("NetworkPolicy", "customers")));
        assertThat(gateway.ofKind("HTTPRoute").stream()
                        .flatMap(route -> route.findValues("backendRefs").stream())
                        .flatMap(Manifests::each)
                        .map(backend -> backend.path("name").asText()))
                .isSubsetOf(selected(gateway.the("NetworkPolicy", "gateway")));
        assertThat(Stream.of(ingress.the("NetworkPolicy", "customers"), gateway.the("NetworkPolicy", "gateway"))
                        .flatMap(policy -> each(policy.at("/spec/ingress"))))
                .allSatisfy(rule -> assertThat(ports(rule)).containsExactly("http"));
    }

    private static List<String> selected(JsonNode policy) {
        return each(policy.at("/spec/podSelector/matchExpressions/0/values"))
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void anExternalBrokerTakesThePlaceOfOurs() {
        Manifests manifests = Rendering.of("production", "external-nats").manifests();

        assertThat(manifests.all())
                .noneMatch(manifest -> Manifests.label(manifest, "name").equals("nats"));
        assertThat(manifests.configMap("orderflow").path("NATS_URL").asText()).startsWith("tls://");
    }

    @Test
    void withTlsEverybodyTrustsTheAuthorityThatTheBrokerShows() {
        Manifests manifests = Rendering.of("production", "nats-tls").manifests();

        assertThat(manifests.configMap("nats").path("tls.conf").asText()).contains("cert_file", "key_file");
        assertThat(manifests.configMap("nats").path("cluster-tls.conf").asText())
                .contains("verify: true");
        assertThat(manifests.configMap("orderflow").path("NATS_URL").asText()).startsWith("tls://");
        assertThat(manifests.services())
                .allSatisfy(service -> assertThat(containers(service)
                                .flatMap(container -> each(container.path("volumeMounts")))
                                .map(mount -> mount.path("mountPath").asText()))
                        .contains("/etc/nats-tls"));
    }

    private static List<String> serviceNames() {
        return Stream.of(Service.values()).map(Service::id).toList();
    }

    /** For nats-server and PostgreSQL, as for Kubernetes with its Gi, a GB has 1024 MB. */
    private static int mebibytes(String size) {
        int number = Integer.parseInt(size.replaceAll("[A-Za-z]", ""));
        return size.contains("G") ? 1024 * number : number;
    }

    private static int millicores(String cpu) {
        return cpu.endsWith("m") ? Integer.parseInt(cpu.substring(0, cpu.length() - 1)) : 1000 * Integer.parseInt(cpu);
    }
}
