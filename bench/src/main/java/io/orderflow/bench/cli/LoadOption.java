package io.orderflow.bench.cli;

import io.orderflow.bench.load.Arrivals;
import io.orderflow.servers.machine.LaunchException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is asked of the system. */
final class LoadOption {
    /** Each million takes some 25 GiB in tables and 2 in the stream. */
    private static final int MOST_PRELOADED = 5_000_000;

    /** How many times the saturation an overload is. */
    static final int OVERLOAD = 3;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "Orders per second. Default: ${DEFAULT-VALUE}.")
    int rate;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Length of the measured window. Default: ${DEFAULT-VALUE}.")
    int durationSeconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "45",
            description = "Load before the measured window, rising to the rate, while the JVMs compile what is hot."
                    + " Default: ${DEFAULT-VALUE}.")
    int warmUpSeconds;

    @Option(
            names = "--find-saturation",
            description = "Raise the rate, from --rate on, until the end-to-end delay keeps growing; then measure the"
                    + " highest rate that was sustained, and 70 %% of it.")
    boolean findSaturation;

    @Option(
            names = "--saturation",
            paramLabel = "N",
            defaultValue = "0",
            description = "The saturation as it is known, in orders per second; saves the search.")
    int saturation;

    @Option(
            names = "--overload",
            description = "After saturation is found or given, three times as much: is as much done as before, and is"
                    + " nothing stuck afterwards?")
    boolean overload;

    @Option(names = "--idle", description = "One order at a time instead of a rate: the floor of the delay.")
    boolean idle;

    @Option(
            names = "--preload",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Begin with so many finished orders in tables and stream, which takes minutes for each hundred"
                            + " thousand; needs nats-server 2.14.")
    int preload;

    @Option(
            names = "--skew",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of the orders, 0 to 1, that have one and the same product among their lines.")
    double skew;

    @Option(
            names = "--rejections",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of the orders, 0 to 1, that must be rejected: half for their payment, half for stock.")
    double rejections;

    @Option(
            names = "--cancellations",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Share of the orders, 0 to 1, that somebody wants stopped within 200 ms after they are accepted."
                            + " Some of these wishes come too late.")
    double cancellations;

    @Option(
            names = "--returns",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Share of the orders, 0 to 1, that come back as soon as they are handed over: half in one part,"
                            + " half in two of which one is damaged.")
    double returns;

    @Option(
            names = "--channels",
            paramLabel = "N",
            defaultValue = "200",
            description = "With --identity: the shops that the orders come from in turn, each with a token of its own."
                    + " Default: ${DEFAULT-VALUE}.")
    int channels;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "128",
            description = "HTTP connections of the generator. Default: ${DEFAULT-VALUE}.")
    int connections;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "4096",
            description = "Requests without an answer; one more is not sent and counts as an error. Default:"
                    + " ${DEFAULT-VALUE}.")
    int inFlight;

    Duration duration() {
        return Duration.ofSeconds(durationSeconds);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUpSeconds);
    }

    void check() {
        require(rate, "--rate", 1, Arrivals.MOST_PER_SECOND);
        require(durationSeconds, "--duration", 1, (int) Arrivals.LONGEST.toSeconds());
        require(warmUpSeconds, "--warm-up", 0, (int) Arrivals.LONGEST.toSeconds());
        require(channels, "--channels", 1, 100_000);
        require(connections, "--connections", 1, 10_000);
        require(inFlight, "--in-flight", 1, 1_000_000);
        require(saturation, "--saturation", 0, Arrivals.MOST_PER_SECOND / OVERLOAD);
        if (idle && (findSaturation || overload || saturation > 0)) {
            throw new LaunchException(
                    "--idle sends one order at a time: it goes with no rate, saturation or overload.");
        }
        require(preload, "--preload", 0, MOST_PRELOADED);
        requireShare(skew, "--skew");
        requireShare(rejections, "--rejections");
        requireShare(cancellations, "--cancellations");
        requireShare(returns, "--returns");
    }

    Map<String, String> describe() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("rate", Integer.toString(rate));
        options.put("duration", Integer.toString(durationSeconds));
        options.put("warm-up", Integer.toString(warmUpSeconds));
        options.put("find-saturation", Boolean.toString(findSaturation));
        options.put("saturation", Integer.toString(saturation));
        options.put("overload", Boolean.toString(overload));
        options.put("idle", Boolean.toString(idle));
        options.put("preload", Integer.toString(preload));
        options.put("skew", Double.toString(skew));
        options.put("rejections", Double.toString(rejections));
        if (cancellations > 0) {
            options.put("cancellations", Double.toString(cancellations));
        }
        if (returns > 0) {
            options.put("returns", Double.toString(returns));
        }
        options.put("channels", Integer.toString(channels));
        options.put("connections", Integer.toString(connections));
        options.put("in-flight", Integer.toString(inFlight));
        return options;
    }

    private static void require(int value, String option, int least, int most) {
        if (value < least || value > most) {
            throw new LaunchException("%s must be %s to %s, and is %s.".formatted(option, least, most, value));
        }
    }

    private static void requireShare(double value, String option) {
        if (!(value >= 0 && value <= 1)) {
            throw new LaunchException(option + " is a share from 0 to 1, and is " + value + ".");
        }
    }
}
