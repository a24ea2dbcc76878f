package io.orderflow.local;

import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.FreePorts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where everything listens, always on the loopback address.
 *
 * @param nats clients of NATS
 * @param natsMonitoring NATS's own figures over HTTP
 * @param issuer keys of the system's own tokens, when it has an issuer of its own
 * @param http one for each service
 */
public record Ports(int nats, int natsMonitoring, int postgres, int smtp, int issuer, Map<Service, Integer> http) {
    /** Where checkout listens unless it is told otherwise. */
    public static final int FIRST_HTTP = 8081;

    private static final int HIGHEST = 65_535;

    public Ports {
        http = Collections.unmodifiableMap(new EnumMap<>(http));
        if (http.size() != Service.values().length) {
            throw new LaunchException("Each of the services needs a port.");
        }
        List<Integer> all = Stream.concat(
                        Stream.of(nats, natsMonitoring, postgres, smtp, issuer), http.values().stream())
                .toList();
        all.forEach(Ports::requireValid);
        if (all.stream().distinct().count() != all.size()) {
            throw new LaunchException("Two programs cannot listen on one port: " + all + " has one twice.");
        }
    }

    /** What {@code ./orderflow up} uses unless it is told otherwise. */
    public static Ports defaults() {
        return new Ports(4222, 8222, 5433, 3025, 8090, consecutive(FIRST_HTTP));
    }

    /** Ports that nobody uses at the moment, for tests. */
    public static Ports free() {
        Iterator<Integer> free =
                IntStream.generate(FreePorts::any).distinct().boxed().iterator();
        return new Ports(free.next(), free.next(), free.next(), free.next(), free.next(), oneEach(free));
    }

    /** Each service's port, from this one on. */
    public static Map<Service, Integer> consecutive(int first) {
        return oneEach(IntStream.iterate(first, port -> port + 1).iterator());
    }

    private static Map<Service, Integer> oneEach(Iterator<Integer> ports) {
        Map<Service, Integer> http = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            http.put(service, ports.next());
        }
        return http;
    }

    public int http(Service service) {
        Integer port = http.get(service);
        if (port == null) {
            throw new IllegalStateException("no port for " + service);
        }
        return port;
    }

    private static void requireValid(int port) {
        if (port < 1 || port > HIGHEST) {
            throw new LaunchException(port + " is not a port: choose one from 1 to " + HIGHEST + ".");
        }
    }
}
