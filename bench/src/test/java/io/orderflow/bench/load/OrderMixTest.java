package io.orderflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.bench.load.SampleOrder.Fate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OrderMixTest {
    private static final Catalogue CATALOGUE = Catalogue.standard();

    @Test
    void asksForWhatItSaysItAsksFor() throws Exception {
        for (SampleOrder sample : OrderMix.of(CATALOGUE, 0.3, 0.3).samples()) {
            JsonNode body = new JsonMapper().readTree(sample.body().getBytes());
            List<String> skus = StreamSupport.stream(body.path("lines").spliterator(), false)
                    .map(line -> line.path("sku").asText())
                    .toList();

            assertThat(skus)
                    .isEqualTo(sample.products().stream()
                            .map(product -> CATALOGUE.products().get(product).sku())
                            .toList())
                    .doesNotHaveDuplicates();
            assertThat(body.at("/payment/token").asText().equals("tok_declined"))
                    .isEqualTo(sample.fate() == Fate.DECLINED);
            assertThat(skus.contains("BENCH-SOLD-OUT")).isEqualTo(sample.fate() == Fate.OUT_OF_STOCK);
        }
    }

    @Test
    void spreadsOrdersOverTheWholeCatalogueAndRejectsNoneUnlessAsked() {
        OrderMix mix = OrderMix.of(CATALOGUE, 0, 0);

        assertThat(mix.samples()).allMatch(sample -> sample.fate() == Fate.FULFILLED);
        assertThat(new HashSet<>(mix.samples().stream()
                        .flatMap(s -> s.products().stream())
                        .toList()))
                .hasSizeGreaterThan(990)
                .doesNotContain(CATALOGUE.soldOut());
    }

    @Test
    void keepsToTheSharesThatItIsTold() {
        assertThat(share(0.25, 0, sample -> sample.products().contains(Catalogue.HOT)))
                .isCloseTo(0.25, Offset.offset(0.03));
        assertThat(share(1, 0, sample -> sample.products().contains(Catalogue.HOT)))
                .isEqualTo(1);
        assertThat(share(0, 0.4, sample -> sample.fate() == Fate.DECLINED)).isCloseTo(0.2, Offset.offset(0.03));
        assertThat(share(0, 0.4, sample -> sample.fate() == Fate.OUT_OF_STOCK)).isCloseTo(0.2, Offset.offset(0.03));
    }

    @Test
    void isTheSameInEveryRun() {
        assertThat(OrderMix.of(CATALOGUE, 0.1, 0.1)).isEqualTo(OrderMix.of(CATALOGUE, 0.1, 0.1));
    }

    private static double share(double skew, double rejections, java.util.function.Predicate<SampleOrder> which) {
        List<SampleOrder> samples = OrderMix.of(CATALOGUE, skew, rejections).samples();
        return samples.stream().filter(which).count() / (double) samples.size();
    }
}
