package io.orderflow.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.local.BuiltProgram;
import io.orderflow.local.Identity;
import io.orderflow.local.Ports;
import io.orderflow.local.Service;
import io.orderflow.servers.machine.LaunchException;
import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SystemOptionTest {
    @Test
    void listensOnThePortsThatClientsExpectUnlessItIsToldOtherwise() {
        assertThat(parse().ports()).isEqualTo(Ports.defaults());
        assertThat(parse().ports().nats()).isEqualTo(4222);
        assertThat(parse().ports().http(Service.NOTIFICATION)).isEqualTo(8087);
        assertThat(parse().ports().management(Service.NOTIFICATION)).isEqualTo(9027);
    }

    @Test
    void movesEveryPortByTheOffsetButThoseThatAreChosen() {
        Ports ports = parse("--port-offset", "1000", "--nats-port", "4333").ports();

        assertThat(ports)
                .isEqualTo(new Ports(4333, 9222, 6433, 4025, 9090, Ports.consecutive(9081), Ports.consecutive(10021)));
    }

    @Test
    void tellsTheBackgroundLauncherTheSameChoices() {
        SystemOption chosen = parse("--port-offset", "7", "--no-auto-pack", "--data", "/somewhere", "--timeout", "9");

        SystemOption repeated = parse(chosen.arguments().toArray(String[]::new));

        assertThat(repeated.ports()).isEqualTo(chosen.ports());
        assertThat(repeated.arguments()).isEqualTo(chosen.arguments()).contains("--no-auto-pack");
        assertThat(repeated.data().directory()).isEqualTo(chosen.data().directory());
    }

    @Test
    void runsNativeExecutablesWhenItIsToldTo() {
        assertThat(parse().options().program()).isEqualTo(BuiltProgram.JVM);
        assertThat(parse("--native").options().program()).isEqualTo(BuiltProgram.NATIVE);
        assertThat(parse("--native").arguments()).contains("--native");
        assertThat(parse().arguments()).doesNotContain("--native");
    }

    @Test
    void asksForTokensWhenItIsToldTo() {
        assertThat(parse().options().identity()).isEqualTo(new Identity.Open());
        assertThat(parse("--identity").options().identity()).isEqualTo(new Identity.OwnIssuer());
        assertThat(parse("--identity").arguments()).contains("--identity");
        assertThat(parse().arguments()).doesNotContain("--identity");
    }

    @Test
    void packsByItselfUnlessItIsToldNotTo() {
        assertThat(parse().arguments()).contains("--auto-pack");
        assertThat(parse("--auto-pack").arguments()).contains("--auto-pack");
        assertThat(parse("--no-auto-pack").arguments()).contains("--no-auto-pack");
    }

    @Test
    void refusesPortsThatCannotBe() {
        assertThatThrownBy(() -> parse("--smtp-port", "70000").ports())
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("70000 is not a port");
        assertThatThrownBy(() -> parse("--smtp-port", "4222").ports())
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("cannot listen on one port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "up --nats-port x", "up --nonsense", "logs", "restart"})
    void answersAWrongCommandLineWithExitCode2(String line) {
        CommandLine command = Main.commandLine()
                .setErr(new PrintWriter(Writer.nullWriter()))
                .setOut(new PrintWriter(Writer.nullWriter()));

        assertThat(command.execute(line.isEmpty() ? new String[0] : line.split(" ")))
                .isEqualTo(2);
    }

    private static SystemOption parse(String... arguments) {
        SystemOption option = new SystemOption();
        new CommandLine(option).parseArgs(arguments);
        return option;
    }
}
