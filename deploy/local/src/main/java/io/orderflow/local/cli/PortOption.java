package io.orderflow.local.cli;

import io.orderflow.local.Ports;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a system listens; the same for every command that starts one. */
public final class PortOption {
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
            description = "Port of the first service, ORDERFLOW_HTTP_PORT; the others follow, as status lists them."
                    + " Default: 8081.")
    private @Nullable Integer http;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            defaultValue = "${env:ORDERFLOW_MANAGEMENT_PORT}",
            description = "Port of the first service's figures and Swagger UI, ORDERFLOW_MANAGEMENT_PORT; the others"
                    + " follow. Default: 9021.")
    private @Nullable Integer management;

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
            names = "--issuer-port",
            paramLabel = "PORT",
            defaultValue = "${env:ORDERFLOW_ISSUER_PORT}",
            description = "Port of the issuer that --identity starts, ORDERFLOW_ISSUER_PORT. Default: 8090.")
    private @Nullable Integer issuer;

    public Ports ports() {
        Ports standard = Ports.defaults();
        return new Ports(
                chosen(nats, standard.nats()),
                chosen(natsMonitoring, standard.natsMonitoring()),
                chosen(postgres, standard.postgres()),
                chosen(smtp, standard.smtp()),
                chosen(issuer, standard.issuer()),
                Ports.consecutive(chosen(http, Ports.FIRST_HTTP)),
                Ports.consecutive(chosen(management, Ports.FIRST_MANAGEMENT)));
    }

    /** The same choices as arguments of another launcher. */
    List<String> arguments() {
        Ports ports = ports();
        return List.of(
                "--http-port", Integer.toString(chosen(http, Ports.FIRST_HTTP)),
                "--management-port", Integer.toString(chosen(management, Ports.FIRST_MANAGEMENT)),
                "--nats-port", Integer.toString(ports.nats()),
                "--nats-monitoring-port", Integer.toString(ports.natsMonitoring()),
                "--postgres-port", Integer.toString(ports.postgres()),
                "--smtp-port", Integer.toString(ports.smtp()),
                "--issuer-port", Integer.toString(ports.issuer()));
    }

    private int chosen(@Nullable Integer port, int standard) {
        return port == null ? standard + offset : port;
    }
}
