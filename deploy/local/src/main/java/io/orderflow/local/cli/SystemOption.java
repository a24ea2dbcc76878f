package io.orderflow.local.cli;

import io.orderflow.local.Ports;
import io.orderflow.local.SystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a system is started; the same for {@code demo} and {@code up}. */
final class SystemOption {
    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "${env:ORDERFLOW_PORT_OFFSET:-0}",
            description = "Added to every port that is not chosen by itself, ORDERFLOW_PORT_OFFSET; for a second system"
                    + " beside the first.")
    private int offset;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "${env:ORDERFLOW_HTTP_PORT}",
            description = "Port of checkout, ORDERFLOW_HTTP_PORT; order, inventory, payment, shipping, warehouse and"
                    + " notification follow. Default: 8081.")
    private @Nullable Integer http;

    @Option(
            names = "--nats-port",
            paramLabel = "PORT",
            defaultValue = "${env:ORDERFLOW_NATS_PORT}",
            description = "ORDERFLOW_NATS_PORT. Default: 4222.")
    private @Nullable Integer nats;

    @Option(
            names = "--nats-monitoring-port",
            paramLabel = "PORT",
            defaultValue = "${env:ORDERFLOW_NATS_MONITORING_PORT}",
            description = "ORDERFLOW_NATS_MONITORING_PORT. Default: 8222.")
    private @Nullable Integer natsMonitoring;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "${env:ORDERFLOW_POSTGRES_PORT}",
            description = "ORDERFLOW_POSTGRES_PORT. Default: 5433.")
    private @Nullable Integer postgres;

    @Option(
            names = "--smtp-port",
            paramLabel = "PORT",
            defaultValue = "${env:ORDERFLOW_SMTP_PORT}",
            description = "Port of the mailbox, ORDERFLOW_SMTP_PORT. Default: 3025.")
    private @Nullable Integer smtp;

    @Option(
            names = "--auto-pack",
            negatable = true,
            defaultValue = "${env:ORDERFLOW_AUTO_PACK:-true}",
            fallbackValue = "true",
            description = "Whether the warehouse packs by itself or waits for people, ORDERFLOW_AUTO_PACK. Default: it"
                    + " packs.")
    private boolean autoPack;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description = "How long to wait until everything is ready. Default: $${DEFAULT-VALUE}.")
    private int timeoutSeconds;

    DataOption data() {
        return data;
    }

    Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    SystemOptions options() {
        Path sources = SystemOptions.findSources(Path.of(System.getenv().getOrDefault("ORDERFLOW_HOME", "")));
        return new SystemOptions(data.directory().root(), sources, ports(), autoPack, true, Map.of());
    }

    Ports ports() {
        Ports standard = Ports.defaults();
        return new Ports(
                chosen(nats, standard.nats()),
                chosen(natsMonitoring, standard.natsMonitoring()),
                chosen(postgres, standard.postgres()),
                chosen(smtp, standard.smtp()),
                Ports.consecutive(chosen(http, Ports.FIRST_HTTP)));
    }

    /** The same choices as arguments of another launcher. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        Ports ports = ports();
        arguments.addAll(List.of("--data", data.directory().root().toString()));
        arguments.addAll(List.of("--http-port", Integer.toString(chosen(http, Ports.FIRST_HTTP))));
        arguments.addAll(List.of("--nats-port", Integer.toString(ports.nats())));
        arguments.addAll(List.of("--nats-monitoring-port", Integer.toString(ports.natsMonitoring())));
        arguments.addAll(List.of("--postgres-port", Integer.toString(ports.postgres())));
        arguments.addAll(List.of("--smtp-port", Integer.toString(ports.smtp())));
        arguments.addAll(List.of("--timeout", Integer.toString(timeoutSeconds)));
        arguments.add(autoPack ? "--auto-pack" : "--no-auto-pack");
        return arguments;
    }

    private int chosen(@Nullable Integer port, int standard) {
        return port == null ? standard + offset : port;
    }
}
