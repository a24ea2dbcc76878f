package io.orderflow.order.outside;

import static io.orderflow.order.outside.AssessorStandIn.CLEAR;
import static io.orderflow.order.outside.AssessorStandIn.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.domain.RiskProfile;
import io.orderflow.order.domain.RiskVerdict;
import io.orderflow.order.outside.AssessorStandIn.Question;
import io.orderflow.order.outside.AssessorStandIn.Reply;
import io.orderflow.runtime.work.HopelessCallException;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The assessor over HTTP against one that behaves, and behaves badly. */
class HttpAssessorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final AssessorStandIn standIn = new AssessorStandIn();
    private final HttpAssessor assessor = assessor(standIn.url(), Duration.ofMillis(700));
    private final RiskProfile profile =
            new RiskProfile(new OrderId(UuidV7.next()), new Money(34_998, "USD"), "US", "CA", "c-1", 2);

    @AfterEach
    void close() {
        assessor.close();
        standIn.close();
        vertx.close();
    }

    @Test
    void asksWithWhatIsNeededAndItsKey() {
        assertThat(assess()).isEqualTo(RiskVerdict.CLEAR);

        Question question = standIn.questions().getLast();
        assertThat(question.method()).isEqualTo("POST");
        assertThat(question.path()).isEqualTo("/assessments");
        assertThat(question.headers())
                .containsEntry("Authorization", List.of("Bearer " + AssessorStandIn.KEY))
                .containsEntry("Content-type", List.of("application/json"))
                .containsEntry("Idempotency-key", List.of(profile.orderId().toString()));
        assertThat(new JsonObject(question.body()))
                .isEqualTo(new JsonObject()
                        .put("orderId", profile.orderId().toString())
                        .put("total", new JsonObject().put("amount", 34_998).put("currency", "USD"))
                        .put("shippingCountry", "US")
                        .put("billingCountry", "CA")
                        .put("customerId", "c-1")
                        .put("lines", 2));
    }

    @Test
    void leavesOutTheCountryOfABillingAddressThatThereIsNot() {
        RiskProfile without = new RiskProfile(profile.orderId(), profile.total(), "US", null, "c-1", 2);

        assertThat(assessor.assess(without).await().atMost(PATIENCE)).isEqualTo(RiskVerdict.CLEAR);

        assertThat(new JsonObject(standIn.questions().getLast().body()).containsKey("billingCountry"))
                .isFalse();
    }

    @Test
    void hearsBothDecisions() {
        assertThat(assess()).isEqualTo(RiskVerdict.CLEAR);
        standIn.reply(REVIEW);
        assertThat(assess()).isEqualTo(RiskVerdict.REVIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes",
                "null",
                "[]",
                "{}",
                "{\"decision\":null}",
                "{\"decision\":\"clear\"}",
                "{\"decision\":\"REJECT\"}",
                "{\"decision\":1}",
                "{\"decision\":\"CLEAR\"",
                "[{\"decision\":\"CLEAR\"}]"
            })
    void takesNothingElseForAnAnswer(String body) {
        standIn.reply(new Reply.Answer(200, body));

        assertThatThrownBy(this::assess)
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(HopelessCallException.class)
                .hasMessageNotContaining("decision\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 307, 408, 429, 500, 503})
    void takesNoOtherStatusForAnAnswer(int status) {
        standIn.reply(new Reply.Answer(status, status == 204 ? "" : "{\"decision\":\"CLEAR\"}"));

        assertThatThrownBy(this::assess)
                .isNotInstanceOf(HopelessCallException.class)
                .hasMessageContaining("answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422})
    void knowsWhatWillNotSucceedBeforeSomebodyChangesSomething(int status) {
        standIn.reply(new Reply.Answer(status, "no"));

        assertThatThrownBy(this::assess)
                .isInstanceOf(HopelessCallException.class)
                .hasMessage("The assessor answered " + status);
    }

    @Test
    void doesNotReadWhatIsTooLong() {
        String decision = "{\"decision\":\"CLEAR\",\"why\":\"%s\"}";
        standIn.reply(new Reply.Answer(200, decision.formatted("x".repeat(AssessorExchange.LONGEST_ANSWER - 100))));
        assertThat(assess()).isEqualTo(RiskVerdict.CLEAR);

        standIn.reply(new Reply.Answer(200, decision.formatted("x".repeat(AssessorExchange.LONGEST_ANSWER))));
        assertThatThrownBy(this::assess).hasMessageContaining("too much to read");
    }

    @Test
    void doesNotWaitForOneWhoSaysNothing() {
        standIn.reply(new Reply.Silence());

        assertThatThrownBy(this::assess).hasMessageContaining("no answer in");
    }

    @Test
    void doesNotWaitForOneWhoStopsInTheMiddle() {
        standIn.reply(new Reply.Part("{\"decision\":"));

        assertThatThrownBy(this::assess).hasMessageContaining("no answer in");
    }

    @Test
    void goesOnAfterAConnectionThatWasCut() {
        standIn.reply(new Reply.Cut());
        assertThatThrownBy(this::assess).isInstanceOf(RuntimeException.class);

        standIn.reply(CLEAR);
        assertThat(assess()).isEqualTo(RiskVerdict.CLEAR);
    }

    @Test
    void keepsNothingOfWhatWasGivenUp() {
        HttpAssessor narrow = assessor(standIn.url(), Duration.ofSeconds(30));
        standIn.reply(new Reply.Silence());
        List<Cancellable> waiting = IntStream.range(0, 8)
                .mapToObj(ignored -> narrow.assess(profile).subscribe().with(verdict -> {}, failure -> {}))
                .toList();
        await().atMost(PATIENCE).until(() -> !standIn.questions().isEmpty());
        waiting.forEach(Cancellable::cancel);

        standIn.reply(CLEAR);
        assertThat(narrow.assess(profile).await().atMost(PATIENCE)).isEqualTo(RiskVerdict.CLEAR);
        narrow.close();
    }

    @Test
    void asksNobodyOverANetworkThatAnybodyCanListenTo() {
        for (String unsafe : List.of(
                "http://risk.example.com/",
                "http://127.example.com/",
                "http://localhost.example.com/",
                "ftp://localhost/",
                "https://user:password@risk.example.com/",
                "https://risk.example.com/?a=b",
                "risk.example.com")) {
            assertThatThrownBy(() -> access(Optional.of(URI.create(unsafe)), Optional.of("key")))
                    .as(unsafe)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ORDERFLOW_ORDER_RISK_HTTP_URL");
        }
        for (String safe : List.of(
                "https://risk.example.com/assessments",
                "http://localhost:8080",
                "http://127.0.0.1/",
                "http://[::1]/")) {
            assertThat(access(Optional.of(URI.create(safe)), Optional.of("key")).url())
                    .hasToString(safe);
        }
    }

    @Test
    void doesNotStartWithoutAnAddressOrAKeyAndTellsNobodyTheKey() {
        Optional<URI> url = Optional.of(standIn.url());

        assertThatThrownBy(() -> access(Optional.empty(), Optional.of("key")))
                .hasMessageContaining("ORDERFLOW_ORDER_RISK_HTTP_URL");
        assertThatThrownBy(() -> access(url, Optional.empty())).hasMessageContaining("ORDERFLOW_ORDER_RISK_HTTP_KEY");
        for (String bad : List.of("", "se cret", "secret\n", "s\u00e9cret")) {
            assertThatThrownBy(() -> access(url, Optional.of(bad)))
                    .hasMessageContaining("ORDERFLOW_ORDER_RISK_HTTP_KEY")
                    .hasMessageNotContaining("cret");
        }
        assertThat(access(url, Optional.of("secret")).toString()).doesNotContain("secret");
    }

    private static AssessorAccess access(Optional<URI> url, Optional<String> key) {
        return AssessorAccess.of(url, key);
    }

    private RiskVerdict assess() {
        return assessor.assess(profile).await().atMost(PATIENCE);
    }

    /** With two connections. */
    private HttpAssessor assessor(URI url, Duration timeout) {
        return new HttpAssessor(
                access(Optional.of(url), Optional.of(AssessorStandIn.KEY)),
                timeout,
                vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(2)));
    }
}
