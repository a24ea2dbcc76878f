package io.orderflow.endtoend.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Http;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.Service;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of the OpenAPI documents: whoever sends them is answered as the document says. */
@RunsOn(Setting.WITH_IDENTITY)
class ExamplesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * All that take a body, in this order: what is ordered is in the catalogue, what is stopped is ordered, what comes back
     * was handed over.
     */
    private static final List<Map.Entry<String, Service>> BODIES = List.of(
            Map.entry("putProduct", Service.CHECKOUT),
            Map.entry("countStock", Service.INVENTORY),
            Map.entry("adjustStock", Service.INVENTORY),
            Map.entry("placeOrder", Service.CHECKOUT),
            Map.entry("payOrder", Service.ORDER),
            Map.entry("holdOrder", Service.ORDER),
            Map.entry("cancelOrder", Service.ORDER),
            Map.entry("placeOrders", Service.CHECKOUT),
            Map.entry("returnOrder", Service.ORDER),
            Map.entry("rejectReturn", Service.ORDER),
            Map.entry("refundOrder", Service.ORDER),
            Map.entry("receiveReturn", Service.WAREHOUSE));

    /** What an order may be too far for, or not far enough, whoever asks for it, and however. */
    private static final Set<String> IN_TIME =
            Set.of("payOrder", "holdOrder", "refundOrder", "cancelOrder", "rejectReturn");

    private static final String OF_A_CUSTOMER_WHO_HAS_IT = "returnOrder";

    /** A gateway says what it says, and signs it. */
    private static final String OF_A_GATEWAY = "hearGateway";

    private final Shop shop;
    private final Http http;

    /** The one that was placed last. */
    private String order = "";

    /** The one that was asked for last. */
    private String returned = "";

    ExamplesIT(Shop shop) {
        this.shop = shop;
        this.http = shop.as("documented-shop", "admin", "channel", "warehouse");
    }

    @Test
    void showWhatToSendToEveryOperationThatTakesABody() {
        assertThat(Stream.of(Service.values()).flatMap(this::operations))
                .filteredOn(
                        operation -> operation.takesABody() && !operation.id().equals(OF_A_GATEWAY))
                .allSatisfy(operation ->
                        assertThat(operation.bodies()).as(operation.id()).isNotEmpty())
                .extracting(DescribedOperation::id)
                .containsExactlyInAnyOrderElementsOf(
                        BODIES.stream().map(Map.Entry::getKey).toList());
    }

    @Test
    void areAcceptedAndAnsweredAsTheySay() {
        BODIES.forEach(each -> {
            DescribedOperation operation = operations(each.getValue())
                    .filter(one -> one.id().equals(each.getKey()))
                    .findFirst()
                    .orElseThrow();
            if (operation.id().equals(OF_A_CUSTOMER_WHO_HAS_IT)) {
                handOver(new PlacedOrder(shop, order));
            }
            operation.bodies().forEach(body -> {
                Http.Answer answer = send(operation, each.getValue(), body);
                assertAccepted(operation, body, answer);
                order = answer.body().path("orderId").asText(order);
                returned = answer.body().path("returnId").asText(returned);
            });
        });
    }

    private static void handOver(PlacedOrder order) {
        order.handles(order.awaitParcel(), "packed", "ann");
        order.endsAs("FULFILLED");
    }

    private static void assertAccepted(DescribedOperation operation, JsonNode body, Http.Answer answer) {
        if (IN_TIME.contains(operation.id()) && answer.status() == 409) {
            return;
        }
        assertThat(answer.status())
                .as("%s %s: %s", operation.id(), body, answer.body())
                .isBetween(200, 299);
        assertThat(operation.faults(answer.status(), answer.body()))
                .as("%s: %s", operation.id(), answer.body())
                .isEmpty();
        assertThat(answer.body().has("problem")).as("%s", answer.body()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void showWhatEveryOperationAnswers(Service service) {
        assertThat(operations(service))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(operation.answers())
                        .allSatisfy(answer -> assertThat(DescribedOperation.examples(answer))
                                .as(operation.id())
                                .isNotEmpty()
                                .allSatisfy(example -> assertThat(operation.faults(answer, example))
                                        .isEmpty())));
    }

    private Stream<DescribedOperation> operations(Service service) {
        return DescribedOperation.of(shop.get(service, "/q/openapi?format=json"));
    }

    /** An order that was just placed may take a moment. */
    private Http.Answer send(DescribedOperation operation, Service service, JsonNode body) {
        URI uri = shop.uri(service, operation.path().replace("{orderId}", order).replace("{returnId}", returned));
        return await().atMost(PATIENCE).until(() -> send(operation, uri, body), answer -> answer.status() != 404);
    }

    /** With a key of its own where one has to be given. */
    private Http.Answer send(DescribedOperation operation, URI uri, JsonNode body) {
        if (operation.takesLines()) {
            return http.postLines(uri, List.of(body));
        }
        return operation.method().equals("put") ? http.put(uri, body) : http.post(uri, body, operation.headers());
    }
}
