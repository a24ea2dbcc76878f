package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.Events;
import io.orderflow.events.OrderCreated;
import org.junit.jupiter.api.Test;

class SubjectsTest {

    private static final String ID = "01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cb";

    @Test
    void anEventIsPublishedUnderItsNameAndItsOrder() {
        assertThat(Subjects.of(Events.orderCreated())).isEqualTo("orders.OrderCreated." + ID);
    }

    @Test
    void aKindAndAnOrderCanBeFollowed() {
        assertThat(Subjects.kind(OrderCreated.class)).isEqualTo("orders.OrderCreated.*");
        assertThat(Subjects.kind("OrderCreated")).isEqualTo("orders.OrderCreated.*");
        assertThat(Subjects.order(Events.ORDER)).isEqualTo("orders.*." + ID);
    }

    @Test
    void aVersionedNameStaysOneToken() {
        assertThat(Subjects.kind("OrderCreated.v2")).isEqualTo("orders.OrderCreated-v2.*");
    }

    @Test
    void aDeadLetterTellsWhoCouldNotProcessWhat() {
        assertThat(Subjects.deadLetter("payment", "PaymentRequested", ID))
                .isEqualTo("dead-letters.payment.PaymentRequested." + ID);
    }

    @Test
    void aDeadLetterHasAValidSubjectWhateverTheMessageHad() {
        assertThat(Subjects.deadLetter("payment", "", "a.b *>\n\u00e9"))
                .isEqualTo("dead-letters.payment.unknown.a-b_____");
        assertThat(Subjects.deadLetter("payment", "x".repeat(5000), ID)).hasSizeLessThan(200);
    }
}
