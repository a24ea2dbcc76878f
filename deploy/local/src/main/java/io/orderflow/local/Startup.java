package io.orderflow.local;

import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.ManagedProcess;
import io.orderflow.servers.process.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The order in which a system starts: the servers side by side, then all services at once. */
final class Startup {
    private static final Duration POLL = Duration.ofMillis(50);

    /** A service starts without its issuer too, but answers 503 to whoever shows a token meanwhile. */
    private static final Duration ISSUER_LIMIT = Duration.ofSeconds(60);

    private final OrderflowSystem system;

    Startup(OrderflowSystem system) {
        this.system = system;
    }

    void run() {
        system.processes().forEach(ManagedProcess::clearTheWay);
        system.managementPorts().forEach((service, port) -> port.requireFree(service.id() + "'s management"));
        Together.run(Stream.concat(
                Stream.of(system.postgres()::restart, system.nats()::restart, system.mailbox()::start),
                system.issuer().stream().map(issuer -> issuer::start)));
        system.issuer().ifPresent(issuer -> issuer.awaitReady(ISSUER_LIMIT));
        for (Service service : Service.values()) {
            if (system.isClosing()) {
                throw new LaunchException("Stopped while it was starting.");
            }
            system.process(service).start();
        }
    }

    /** Returns when all are ready; throws as soon as one is dead or the time is over. */
    static void awaitAll(List<ManagedProcess> processes, Duration timeout, Consumer<String> report) {
        long start = System.nanoTime();
        List<ManagedProcess> waiting = new ArrayList<>(processes);
        while (!waiting.isEmpty()) {
            waiting.forEach(ManagedProcess::requireAlive);
            for (ManagedProcess process : List.copyOf(waiting)) {
                if (process.isReady()) {
                    waiting.remove(process);
                    report.accept(String.format(
                            Locale.ROOT,
                            "%s is ready after %.1f s.",
                            process.name(),
                            sinceStart(process).toMillis() / 1000.0));
                }
            }
            if (!waiting.isEmpty() && System.nanoTime() - start > timeout.toNanos()) {
                throw waiting.getFirst().notReadyAfter(timeout);
            }
            sleep();
        }
    }

    private static Duration sinceStart(ManagedProcess process) {
        return Duration.between(process.startedAt(), Instant.now());
    }

    private static void sleep() {
        try {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while the system was starting.", e);
        }
    }
}
