package io.orderflow.local.cli;

import io.nats.client.Message;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "events",
        description = "Shows the events of one order from its beginning, or those of all orders, and goes on with new"
                + " ones until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EventsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Parameters(arity = "0..1", paramLabel = "ORDER", description = "An order's id.")
    private @Nullable String order;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "Without ORDER: how many stored events to begin with, 0 for all. Default: ${DEFAULT-VALUE}.")
    private long last;

    @Option(names = "--no-follow", description = "End after what is stored.")
    private boolean noFollow;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        String url = "nats://127.0.0.1:"
                + RunningLauncher.require(data.directory()).ports().nats();
        try (EventFollower events =
                order == null ? EventFollower.ofAll(url, last) : EventFollower.ofOrder(url, order)) {
            while (!Exit.isUnderWay()) {
                Optional<Message> message = events.next(PATIENCE);
                message.ifPresent(event -> print(EventLine.of(event)));
                boolean last = message.map(event -> event.metaData().pendingCount() == 0)
                        .orElse(true);
                if (noFollow && last) {
                    return 0;
                }
            }
        }
        return 0;
    }

    private static void print(EventLine event) {
        Terminal.line("%s  %s  %s %s"
                .formatted(
                        TIME.format(event.storedAt()),
                        event.orderId(),
                        Terminal.styled("bold", "%-18s".formatted(event.type())),
                        event.origin()));
    }
}
