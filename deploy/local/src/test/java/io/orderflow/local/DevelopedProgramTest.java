package io.orderflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.servers.process.LaunchCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopedProgramTest {
    @TempDir
    Path directory;

    SystemOptions options;

    @BeforeEach
    void standIns() {
        Path sources = StandInService.sourcesIn(directory.resolve("sources"));
        options = new SystemOptions(directory.resolve("data"), sources, Ports.free(), true)
                .withProgram(new DevelopedProgram(Service.ORDER, BuiltProgram.JVM, Path.of("/opt/mvn"), 6006));
    }

    @Test
    void startsOneServiceFromItsSourcesWithADebuggerAndNothingElseOfQuarkus() {
        LaunchCommand order = command(Service.ORDER);

        assertThat(order.directory()).isEqualTo(options.sources());
        assertThat(order.arguments())
                .startsWith("/opt/mvn")
                .containsSequence("-pl", "services/order", "-am")
                .contains("-Ddebug=6006", "-Dquarkus.live-reload.instrumentation=true")
                .contains("-Dquarkus.devservices.enabled=false", "-Dquarkus.test.continuous-testing=disabled")
                .endsWith("compile", "quarkus:dev");
    }

    @Test
    void leavesTheOthersAsTheyAreBuilt() {
        for (Service service : Service.values()) {
            if (service != Service.ORDER) {
                assertThat(command(service)).isEqualTo(BuiltProgram.JVM.command(service, options));
            }
        }
    }

    private LaunchCommand command(Service service) {
        return options.program().command(service, options);
    }
}
