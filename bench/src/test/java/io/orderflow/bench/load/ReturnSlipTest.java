package io.orderflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.bench.load.SampleOrder.Fate;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.bench.measure.ReturnLedger;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReturnSlipTest {
    private static final Catalogue CATALOGUE = Catalogue.standard();

    @Test
    void bringsAllBackAtOnceAndAsGoodAsNew() throws Exception {
        ReturnSlip slip = ReturnSlip.of(CATALOGUE, order(3, 1, 4), false);

        assertThat(lines(slip.request())).containsExactly("BENCH-0003 1", "BENCH-0001 1", "BENCH-0004 1");
        assertThat(new JsonMapper()
                        .readTree(slip.request().getBytes())
                        .path("reason")
                        .asText())
                .isEqualTo("NOT_AS_EXPECTED");
        assertThat(slip.receipts()).hasSize(1);
        assertThat(lines(slip.receipts().getFirst()))
                .containsExactly("BENCH-0003 1 SELLABLE", "BENCH-0001 1 SELLABLE", "BENCH-0004 1 SELLABLE");
    }

    @Test
    void bringsAllBackInTwoPartsOfWhichOneIsDamaged() throws Exception {
        ReturnSlip slip = ReturnSlip.of(CATALOGUE, order(3, 1, 4), true);

        assertThat(lines(slip.request())).hasSize(3);
        assertThat(slip.receipts()).hasSize(2);
        assertThat(lines(slip.receipts().getFirst())).containsExactly("BENCH-0003 1 DAMAGED");
        assertThat(lines(slip.receipts().getLast())).containsExactly("BENCH-0001 1 SELLABLE", "BENCH-0004 1 SELLABLE");
    }

    @Test
    void cannotDivideASingleProduct() throws Exception {
        ReturnSlip slip = ReturnSlip.of(CATALOGUE, order(3), true);

        assertThat(slip.receipts()).hasSize(1);
        assertThat(lines(slip.receipts().getFirst())).containsExactly("BENCH-0003 1 DAMAGED");
    }

    @Test
    void isOfTheShareThatWasAskedForAndTheSameInEveryRun() {
        assertThat(slips(0)).isEmpty();
        assertThat(slips(1)).hasSize(10_000);
        assertThat(slips(0.3).size() / 10_000.0).isCloseTo(0.3, Offset.offset(0.03));
        assertThat(slips(0.3)).isEqualTo(slips(0.3));
        assertThat(slips(1).stream().filter(slip -> slip.receipts().size() == 2).count() / 10_000.0)
                .isCloseTo(0.5, Offset.offset(0.03));
    }

    private static List<ReturnSlip> slips(double share) {
        Disappointment disappointment = new Disappointment(
                share,
                CATALOGUE,
                URI.create("http://localhost:1"),
                URI.create("http://localhost:2"),
                Optional.empty(),
                Optional.empty(),
                new ReturnLedger(new OrderLedger(1)));
        List<ReturnSlip> slips = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            disappointment.slip(number, order(3, 1)).ifPresent(slips::add);
        }
        return slips;
    }

    private static SampleOrder order(Integer... products) {
        return new SampleOrder(Buffer.buffer(), List.of(products), Fate.FULFILLED);
    }

    private static List<String> lines(Buffer document) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : new JsonMapper().readTree(document.getBytes()).path("lines")) {
            lines.add((line.path("sku").asText() + " " + line.path("quantity").asInt() + " "
                            + line.path("condition").asText())
                    .strip());
        }
        return lines;
    }
}
