package io.orderflow.payment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderflow.payment.application.PaymentConfiguration.Simulator;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChosenGatewayTest {

    private static final Set<String> KNOWN = Set.of("simulated", "acme");

    @Test
    void asksTheOneThatIsNamed() {
        assertThat(ChosenGateway.choose(Optional.of("acme"), Simulator.FORBIDDEN, KNOWN))
                .isEqualTo("acme");
        assertThat(ChosenGateway.choose(Optional.of("acme"), Simulator.ALLOWED, KNOWN))
                .isEqualTo("acme");
    }

    @Test
    void asksTheSimulatorOnlyWhereThatIsAllowed() {
        assertThat(ChosenGateway.choose(Optional.of("simulated"), Simulator.ALLOWED, KNOWN))
                .isEqualTo("simulated");
        assertThatIllegalStateException()
                .isThrownBy(() -> ChosenGateway.choose(Optional.of("simulated"), Simulator.FORBIDDEN, KNOWN))
                .withMessageContainingAll("takes no money", "ORDERFLOW_PAYMENT_GATEWAY", "ORDERFLOW_PAYMENT_SIMULATOR");
    }

    @Test
    void hasNoDefault() {
        for (Simulator simulator : Simulator.values()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ChosenGateway.choose(Optional.empty(), simulator, KNOWN))
                    .withMessageContainingAll("No payment gateway", "ORDERFLOW_PAYMENT_GATEWAY", "acme, simulated");
        }
    }

    @Test
    void namesThoseThatThereAreWhenItIsToldAnother() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ChosenGateway.choose(Optional.of("acne"), Simulator.ALLOWED, KNOWN))
                .withMessageContainingAll("\"acne\"", "acme, simulated");
    }
}
