package io.orderflow.local;

import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.FreePorts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where everything listens, always on the loopback address.
 *
 * @param nats clients of NATS
 * @param natsMonitoring NATS's own figures over HTTP
 * @param issuer keys of the system's own tokens, when it has an issuer of its own
 * @param http one for each service
 * @param management another one for each service: its figures and Swagger UI
 */
public record Ports(
        int nats,
        int natsMonitoring,
        int postgres,
        int smtp,
        int issuer,
        Map<Service, Integer> http,
        Map<Service, Integer> management) {
    /** Where checkout listens unless it is told otherwise. */
    public static final int FIRST_HTTP = 8081;

    /** Where checkout tells its figures unless it is told otherwise. */
    public static final int FIRST_MANAGEMENT = 9021;

    private static final int HIGHEST = 65_535;

    public Ports {
        http = oneForEach(http);
        management = oneForEach(management);
        List<Integer> all = Stream.of(
                        Stream.of(nats, natsMonitoring, postgres, smtp, issuer),
                        http.values().stream(),
                        management.values().stream())
                .flatMap(Function.identity())
                .toList();
        all.forEach(Ports::requireValid);
        if (all.stream().distinct().count() != all.size()) {
            throw new LaunchException("Two programs cannot listen on one port: " + all + " has one twice.");
        }
    }

    /** What {@code ./orderflow up} uses unless it is told otherwise. */
    public static Ports defaults() {
        return new Ports(4222, 8222, 5433, 3025, 8090, consecutive(FIRST_HTTP), consecutive(FIRST_MANAGEMENT));
    }

    /** Ports that nobody uses at the moment, for tests. */
    public static Ports free() {
        Iterator<Integer> free =
                IntStream.generate(FreePorts::any).distinct().boxed().iterator();
        return new Ports(free.next(), free.next(), free.next(), free.next(), free.next(), oneEach(free), oneEach(free));
    }

    /** Each service's port, from this one on. */
    public static Map<Service, Integer> consecutive(int first) {
        return oneEach(IntStream.iterate(first, port -> port + 1).iterator());
    }

    private static Map<Service, Integer> oneEach(Iterator<Integer> ports) {
        Map<Service, Integer> each = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            each.put(service, ports.next());
        }
        return each;
    }

    public int http(Service service) {
        return of(service, http);
    }

    public int management(Service service) {
        return of(service, management);
    }

    private static int of(Service service, Map<Service, Integer> ports) {
        Integer port = ports.get(service);
        if (port == null) {
            throw new IllegalStateException("no port for " + service);
        }
        return port;
    }

    private static Map<Service, Integer> oneForEach(Map<Service, Integer> ports) {
        if (ports.size() != Service.values().length) {
            throw new LaunchException("Each of the services needs a port.");
        }
        return Collections.unmodifiableMap(new EnumMap<>(ports));
    }

    private static void requireValid(int port) {
        if (port < 1 || port > HIGHEST) {
            throw new LaunchException(port + " is not a port: choose one from 1 to " + HIGHEST + ".");
        }
    }
}
