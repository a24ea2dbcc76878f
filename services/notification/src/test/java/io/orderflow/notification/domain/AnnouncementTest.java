package io.orderflow.notification.domain;

import static io.orderflow.notification.domain.StoryFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.OrderCancellationRefused;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {

    private static final OrderId ORDER = OrderId.of("01936f2e-0000-7000-8000-000000000001");
    private static final ReturnId RETURN = aReturn(ORDER, "one");
    private static final ReceiptId RECEIPT = receipt(RETURN, "first");

    @Test
    void followsAnOrderWithFiveStepsAndKeepsTheInternalOnesToItself() {
        assertThat(aFulfilledOrder(ORDER).stream()
                        .map(Announcement::of)
                        .flatMap(Optional::stream)
                        .map(Announcement::step))
                .containsExactly(
                        Milestone.RECEIVED,
                        Milestone.CONFIRMED,
                        Milestone.PREPARED,
                        Milestone.PACKED,
                        Milestone.FULFILLED);
    }

    @Test
    void tellsOfARefusalOnceWithTheRejectionAndWhy() {
        assertThat(aDeclinedOrder(ORDER).stream().map(Announcement::of).flatMap(Optional::stream))
                .extracting(Announcement::step)
                .containsExactly(Milestone.RECEIVED, Milestone.REJECTED);
        assertThat(text(RejectionReason.PAYMENT_DECLINED)).contains("declined");
        assertThat(text(RejectionReason.OUT_OF_STOCK)).contains("in stock");
    }

    @Test
    void tellsWhoeverCancelsHowItEnded() {
        assertThat(Announcement.of(new OrderCancelled(ORDER, new Code("CUSTOMER_REQUEST"), "c-1")))
                .hasValueSatisfying(announcement -> {
                    assertThat(announcement.step()).isEqualTo(Milestone.CANCELLED);
                    assertThat(announcement.text()).contains("not charged").doesNotContain("c-1");
                });
        assertThat(Announcement.of(new OrderCancelled(ORDER, new Code("NO_CARRIER"), null)))
                .hasValueSatisfying(
                        announcement -> assertThat(announcement.text()).contains("nobody carries", "not charged"));
        assertThat(Announcement.of(new OrderCancellationRefused(ORDER, new Code("PACKED"))))
                .hasValueSatisfying(announcement -> {
                    assertThat(announcement.step()).isEqualTo(Milestone.CANCELLATION_REFUSED);
                    assertThat(announcement.text()).contains("send it back");
                });
    }

    @Test
    void saysUntilWhenTheBankWaits() {
        PaymentActionRequired required = new PaymentActionRequired(
                ORDER, PaymentId.of(ORDER), new Code("AUTHENTICATE"), Moment.of("2026-11-27T05:15:00Z"));

        assertThat(Announcement.of(required)).hasValueSatisfying(announcement -> {
            assertThat(announcement.step()).isEqualTo(Milestone.ACTION_REQUIRED);
            assertThat(announcement.text()).contains("confirm", "2026-11-27 05:15 UTC");
        });
    }

    @Test
    void tellsOfEachDeclineOnceThatTheOrderMayBePaidAgainAndUntilWhen() {
        EventEnvelope created = EventEnvelope.first(id(), "checkout", Instant.EPOCH, null, orderCreated(ORDER));
        CustomerActionRequested requested =
                new CustomerActionRequested(ORDER, new Code("PAY_AGAIN"), Moment.of("2026-11-28T05:15:00Z"));
        EventEnvelope first = created.caused(id(), "order", Instant.EPOCH, requested);
        EventEnvelope toldAgain = created.caused(id(), "order", Instant.EPOCH, requested);
        EventEnvelope second = first.caused(id(), "order", Instant.EPOCH, requested);

        assertThat(Announcement.of(requested)).hasValueSatisfying(announcement -> {
            assertThat(announcement.step()).isEqualTo(Milestone.PAY_AGAIN);
            assertThat(announcement.text()).contains("declined", "not been charged", "2026-11-28 05:15 UTC");
        });
        assertThat(Announcement.occasionOf(toldAgain)).isEqualTo(Announcement.occasionOf(first));
        assertThat(Announcement.occasionOf(second)).isNotEqualTo(Announcement.occasionOf(first));
        assertThat(Announcement.occasionOf(created)).isEmpty();
    }

    @Test
    void tellsOfEachRefundOnceHowMuchCameBack() {
        RefundId refund = refund(ORDER, "one");
        EventEnvelope requested =
                EventEnvelope.first(id(), "order", Instant.EPOCH, null, refundRequested(ORDER, refund, 1250));
        EventEnvelope refunded = requested.caused(id(), "payment", Instant.EPOCH, refunded(ORDER, refund, 1250));
        EventEnvelope toldAgain = requested.caused(id(), "payment", Instant.EPOCH, refunded(ORDER, refund, 1250));
        EventEnvelope another =
                requested.caused(id(), "payment", Instant.EPOCH, refunded(ORDER, refund(ORDER, "another"), 1250));

        assertThat(Announcement.of(refunded.event())).hasValueSatisfying(announcement -> {
            assertThat(announcement.step()).isEqualTo(Milestone.REFUNDED);
            assertThat(announcement.text()).contains("12.50 USD", "card", "a few days");
        });
        assertThat(Announcement.occasionOf(toldAgain)).isEqualTo(Announcement.occasionOf(refunded));
        assertThat(Announcement.occasionOf(another)).isNotEqualTo(Announcement.occasionOf(refunded));
    }

    @Test
    void leavesToFinanceWhatIsAskedForAndWhatFails() {
        RefundId refund = refund(ORDER, "one");

        assertThat(Announcement.of(refundRequested(ORDER, refund, 1250))).isEmpty();
        assertThat(Announcement.of(refundFailed(ORDER, refund, 1250))).isEmpty();
    }

    @Test
    void tellsHowMuchMayComeBackAndUntilWhen() {
        ReturnApproved approved = returnApproved(ORDER, RETURN);

        assertThat(Announcement.of(approved)).hasValueSatisfying(announcement -> {
            assertThat(announcement.step()).isEqualTo(Milestone.RETURN_APPROVED);
            assertThat(announcement.text()).contains("2 items", "before 2026-12-31 15:51 UTC");
        });
        assertThat(Announcement.of(new ReturnApproved(
                        ORDER, RETURN, List.of(new SkuQuantity(new Sku("LAMP"), 1)), approved.until(), "support-3")))
                .hasValueSatisfying(announcement ->
                        assertThat(announcement.text()).contains("1 item ").doesNotContain("support-3"));
    }

    @ParameterizedTest
    @CsvSource({
        "OPENED, has been opened",
        "USED, has been used",
        "NOT_RETURNABLE, excluded from returns",
        "WORN_BY_A_DOG, cannot take back what you want to send back"
    })
    void saysInWordsWhyNothingMayComeBack(String reason, String words) {
        assertThat(Announcement.of(returnRejected(ORDER, RETURN, reason))).hasValueSatisfying(announcement -> {
            assertThat(announcement.step()).isEqualTo(Milestone.RETURN_REJECTED);
            assertThat(announcement.text())
                    .contains("We are sorry", words, "Please keep it")
                    .doesNotContain(reason, "s-1");
        });
    }

    @Test
    void tellsWhatHasArrivedAndPromisesNoMoney() {
        assertThat(Announcement.of(returnReceived(ORDER, RETURN, RECEIPT))).hasValueSatisfying(announcement -> {
            assertThat(announcement.step()).isEqualTo(Milestone.RETURN_RECEIVED);
            assertThat(announcement.text()).contains("1 item ", "If money").doesNotContain("w-1");
        });
    }

    @Test
    void tellsThatTheTimeIsOverAndThatWhatIsOnItsWayIsTakenAllTheSame() {
        assertThat(Announcement.of(returnExpired(ORDER, RETURN))).hasValueSatisfying(announcement -> {
            assertThat(announcement.step()).isEqualTo(Milestone.RETURN_EXPIRED);
            assertThat(announcement.text()).contains("is over", "we take them");
        });
    }

    @Test
    void tellsOfEachReturnOnceAndOfEachOfItsParts() {
        ReturnId another = aReturn(ORDER, "another");
        ReceiptId secondPart = receipt(RETURN, "second");

        assertThat(occasionOf(returnApproved(ORDER, RETURN)))
                .isEqualTo(occasionOf(returnApproved(ORDER, RETURN)))
                .isNotEqualTo(occasionOf(returnApproved(ORDER, another)));
        assertThat(occasionOf(returnRejected(ORDER, RETURN, "OPENED")))
                .isEqualTo(occasionOf(returnRejected(ORDER, RETURN, "USED")))
                .isNotEqualTo(occasionOf(returnRejected(ORDER, another, "OPENED")));
        assertThat(occasionOf(returnExpired(ORDER, RETURN))).isNotEqualTo(occasionOf(returnExpired(ORDER, another)));
        assertThat(occasionOf(returnReceived(ORDER, RETURN, RECEIPT)))
                .isEqualTo(occasionOf(returnReceived(ORDER, RETURN, RECEIPT)))
                .isNotEqualTo(occasionOf(returnReceived(ORDER, RETURN, secondPart)));
    }

    @Test
    void answersWhoAsksForAReturnWhenItIsDecidedAndLeavesStockToTheShop() {
        assertThat(Announcement.of(returnRequested(ORDER, RETURN))).isEmpty();
        assertThat(Announcement.of(stockRestocked(ORDER, RETURN, RECEIPT))).isEmpty();
    }

    private static String occasionOf(OrderEvent event) {
        return Announcement.occasionOf(EventEnvelope.first(id(), "order", Instant.EPOCH, null, event));
    }

    @Test
    void asksNothingOfTheCustomerThatItDoesNotKnow() {
        assertThat(Announcement.of(
                        new CustomerActionRequested(ORDER, new Code("SING_A_SONG"), Moment.of("2026-11-28T05:15:00Z"))))
                .isEmpty();
    }

    private static EventId id() {
        return new EventId(UuidV7.next());
    }

    @Test
    void namesTheTotalAsPeopleReadIt() {
        assertThat(Announcement.of(orderCreated(ORDER)).orElseThrow().text()).contains("349.98 USD");
    }

    @Test
    void saysHowToTrackTheParcelAndNothingPersonal() {
        assertThat(Announcement.of(orderFulfilled(ORDER)).orElseThrow().text()).contains("parcel-post", "PP1");
        assertThat(aFulfilledOrder(ORDER).stream()
                        .map(Announcement::of)
                        .flatMap(Optional::stream)
                        .map(Announcement::text))
                .noneMatch(text -> text.contains("Ada") || text.contains("Main Street"));
    }

    private static String text(RejectionReason reason) {
        return Announcement.of(orderRejected(ORDER, reason)).orElseThrow().text();
    }
}
