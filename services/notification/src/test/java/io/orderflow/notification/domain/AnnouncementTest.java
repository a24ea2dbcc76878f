package io.orderflow.notification.domain;

import static io.orderflow.notification.domain.StoryFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.OrderCancellationRefused;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private static final OrderId ORDER = OrderId.of("01936f2e-0000-7000-8000-000000000001");

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
