package io.orderflow.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that has not been told that nobody pays with money. */
@QuarkusMainTest
@TestProfile(StartTest.Production.class)
class StartTest {

    /** As production is, where nobody allows the simulator. */
    public static final class Production implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orderflow.payment.simulator", "forbidden");
        }
    }

    @Test
    void doesNotStartWithTheSimulator(QuarkusMainLauncher launcher) {
        LaunchResult start = launcher.launch();

        assertThat(start.exitCode()).isNotZero();
        assertThat(start.getOutput() + start.getErrorOutput()).contains("goods would be given away");
    }
}
