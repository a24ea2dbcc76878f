package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Customer;
import io.orderflow.endtoend.shop.Http.Answer;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A client that sends its order again. */
@RunsOn(Setting.AUTO_PACK)
class IdempotencyIT {
    private final Shop shop;
    private final String key = UUID.randomUUID().toString();

    IdempotencyIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void answersTheSameAgain() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        Customer customer = shop.customer();
        String same = key + "-same";

        Answer first = customer.submits(same, Map.of(lamp, 1), Map.of());
        Answer second = customer.submits(same, Map.of(lamp, 1), Map.of());

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void refusesAnotherOrderUnderTheSameKey() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        Customer customer = shop.customer();
        String reused = key + "-reused";

        customer.submits(reused, Map.of(lamp, 1), Map.of());
        Answer other = customer.submits(reused, Map.of(lamp, 2), Map.of());

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void makesOneOrderOfFiftyRequestsAtTheSameTime() {
        String lamp = shop.offers("LAMP", 34_998, 100);
        Customer customer = shop.customer();

        List<Answer> answers = IntStream.range(0, 50)
                .boxed()
                .gather(Gatherers.mapConcurrent(
                        50, attempt -> customer.submits(key + "-parallel", Map.of(lamp, 1), Map.of())))
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed").isEmpty())
                .hasSize(1);
        customer.placed(answers.getFirst()).endsAs("FULFILLED");
        await().untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(99, 0, 99)));
    }
}
