package io.orderflow.servers.nats;

import io.orderflow.servers.process.ShortCommand;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of nats-server. Consumers with several filter subjects need 2.10. */
record NatsVersion(int major, int minor, int patch) implements Comparable<NatsVersion> {
    static final NatsVersion LOWEST = new NatsVersion(2, 10, 0);
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Comparator<NatsVersion> ORDER = Comparator.comparingInt(NatsVersion::major)
            .thenComparingInt(NatsVersion::minor)
            .thenComparingInt(NatsVersion::patch);

    /** Finds the version in text such as {@code nats-server: v2.12.1}. */
    static Optional<NatsVersion> parse(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(new NatsVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))));
    }

    static Optional<NatsVersion> ofProgram(Path program) {
        ShortCommand.Result result = ShortCommand.run(List.of(program.toString(), "--version"));
        return result.succeeded() ? parse(result.output()) : Optional.empty();
    }

    boolean isEnough() {
        return compareTo(LOWEST) >= 0;
    }

    @Override
    public int compareTo(NatsVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s.%s.%s".formatted(major, minor, patch);
    }
}
