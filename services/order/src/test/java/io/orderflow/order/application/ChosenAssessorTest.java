package io.orderflow.order.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ChosenAssessorTest {

    private static final Set<String> KNOWN = Set.of("http", "acme");

    @Test
    void asksNobodyWhereNobodyIsNamed() {
        assertThat(ChosenAssessor.choose("none", KNOWN)).isEmpty();
    }

    @Test
    void asksTheOneThatIsNamed() {
        assertThat(ChosenAssessor.choose("acme", KNOWN)).contains("acme");
    }

    @Test
    void namesThoseThatThereAreWhenItIsToldAnother() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ChosenAssessor.choose("acne", KNOWN))
                .withMessageContainingAll("\"acne\"", "ORDERFLOW_ORDER_RISK_ASSESSOR", "acme, http, and none");
    }
}
