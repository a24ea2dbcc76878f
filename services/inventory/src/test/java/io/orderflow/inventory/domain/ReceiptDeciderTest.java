package io.orderflow.inventory.domain;

import static io.orderflow.inventory.domain.ReceiptFixture.*;
import static io.orderflow.inventory.domain.ReservationFixture.BULB;
import static io.orderflow.inventory.domain.ReservationFixture.LAMP;
import static io.orderflow.inventory.domain.ReservationFixture.ORDER_ID;
import static io.orderflow.inventory.domain.ReservationFixture.level;
import static io.orderflow.inventory.domain.ReservationFixture.of;
import static io.orderflow.inventory.domain.ReservationFixture.stock;
import static io.orderflow.inventory.domain.ReservationFixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.ReturnReceived;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.inventory.domain.Receipt.Part;
import io.orderflow.runtime.decision.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptDeciderTest {

    private static final ReceiptStock PLENTY = unknownBeside(stock(level(10, 3), level(10, 5)));

    @Test
    void putsBackWhatMayBeSoldAgainAndScrapsAllElse() {
        assertThat(decide(PLENTY, received(sellable(LAMP, 1), damaged(BULB, 2))))
                .isEqualTo(Decision.accept(
                        new ReceiptStock(
                                accounted(new Part(LAMP, 1, 0, level(11, 3)), new Part(BULB, 0, 2, level(10, 5))),
                                stock(level(11, 3), level(10, 5))),
                        tells(restocked(List.of(of(LAMP, 1)), List.of(of(BULB, 2))))));
    }

    @Test
    void tellsAtOnceOfWhatIsOnSeveralLines() {
        ReturnReceived received =
                received(sellable(LAMP, 1), damaged(BULB, 1), damaged(LAMP, 2), sellable(LAMP, 3), sellable(BULB, 1));

        assertThat(decide(PLENTY, received))
                .isEqualTo(Decision.accept(
                        new ReceiptStock(
                                accounted(new Part(LAMP, 4, 2, level(14, 3)), new Part(BULB, 1, 1, level(11, 5))),
                                stock(level(14, 3), level(11, 5))),
                        tells(restocked(List.of(of(LAMP, 4), of(BULB, 1)), List.of(of(LAMP, 2), of(BULB, 1))))));
    }

    @Test
    void accountsForAReceiptOnce() {
        ReturnReceived received = received(sellable(LAMP, 1));
        ReceiptStock accounted = accept(PLENTY, received);

        assertThat(decide(accounted, received)).isEqualTo(Decision.ignore());
    }

    @Test
    void beginsWithWhatNobodyHasCounted() {
        ReturnReceived received = received(sellable(LAMP, 2));
        ReceiptStock unknown = ReceiptStock.of(new Receipt.None(), new ReceiptCommand.Heard(received), Map.of());

        assertThat(accept(unknown, received).stock()).isEqualTo(new Stock(Map.of(LAMP, level(2, 0))));
    }

    @Test
    void fillsTheHouseToTheLastUnit() {
        ReceiptStock almostFull = unknownBeside(stock(level(StockLevel.MOST - 1, 0), level(10, 0)));

        assertThat(accept(almostFull, received(sellable(LAMP, 1), damaged(LAMP, 1)))
                        .stock())
                .isEqualTo(stock(level(StockLevel.MOST, 0), level(10, 0)));
    }

    @Test
    void refusesAsAWholeWhatThereIsNoRoomForAndTakesItOnceThereIs() {
        ReturnReceived received = received(sellable(BULB, 1), sellable(LAMP, 2));
        Stock almostFull = stock(level(StockLevel.MOST - 1, 0), level(10, 0));

        assertThat(decide(unknownBeside(almostFull), received))
                .isEqualTo(Decision.reject("there would be more than 1000000000 units of LAMP"));
        assertThat(decide(PLENTY, received)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void hasRoomForWhatIsScrapped() {
        Stock full = stock(level(StockLevel.MOST, 0), level(10, 0));

        assertThat(accept(unknownBeside(full), received(damaged(LAMP, 9))).stock())
                .isEqualTo(full);
    }

    private static ReceiptStock accept(ReceiptStock state, ReturnReceived received) {
        return ((Decision.Accepted<ReceiptStock>) decide(state, received)).state();
    }

    private static StockRestocked restocked(List<SkuQuantity> restocked, List<SkuQuantity> scrapped) {
        return new StockRestocked(ORDER_ID, RETURN_ID, RECEIPT_ID, restocked, scrapped);
    }
}
