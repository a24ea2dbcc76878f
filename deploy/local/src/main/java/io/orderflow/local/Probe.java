package io.orderflow.local;

import io.orderflow.servers.identity.Issuer;
import io.orderflow.servers.nats.NatsGreeting;
import io.orderflow.servers.postgres.Administration;
import io.orderflow.servers.postgres.Passwords;
import io.orderflow.servers.process.FreePorts;
import io.orderflow.servers.process.Readiness;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * How one asks a process of the system, from inside the launcher or outside, whether it is ready.
 *
 * @param url where its clients find it
 */
public record Probe(String name, int port, String url, Readiness readiness) {

    public static Probe postgres(Ports ports, DataDirectory directory) {
        return new Probe(
                "postgres",
                ports.postgres(),
                "postgresql://127.0.0.1:" + ports.postgres(),
                () -> new Administration(ports.postgres(), new Passwords(directory.passwords())).answers());
    }

    public static Probe nats(Ports ports) {
        return new Probe(
                "nats",
                ports.nats(),
                "nats://127.0.0.1:" + ports.nats(),
                () -> new NatsGreeting(ports.nats()).isHeard());
    }

    public static Probe mailbox(Ports ports) {
        return new Probe(
                "mailbox", ports.smtp(), "smtp://127.0.0.1:" + ports.smtp(), () -> FreePorts.answers(ports.smtp()));
    }

    public static Probe issuer(Ports ports) {
        String url = Issuer.url(ports.issuer());
        return new Probe("issuer", ports.issuer(), url, new HttpHealth(URI.create(url + "/jwks")));
    }

    public static Probe service(Ports ports, Service service) {
        String url = "http://127.0.0.1:" + ports.http(service);
        return new Probe(service.id(), ports.http(service), url, new HttpHealth(URI.create(url + "/q/health/ready")));
    }

    /** One for each process that a system may have: it has an issuer only where it checks tokens of its own. */
    public static List<Probe> all(Ports ports, DataDirectory directory) {
        List<Probe> probes =
                new ArrayList<>(List.of(postgres(ports, directory), nats(ports), mailbox(ports), issuer(ports)));
        for (Service service : Service.values()) {
            probes.add(service(ports, service));
        }
        return probes;
    }
}
