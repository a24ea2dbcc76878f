package io.orderflow.local.cli;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** What the commands print; colours only where the script found a terminal. */
final class Terminal {
    private static final Ansi ANSI = Boolean.getBoolean("orderflow.color") ? Ansi.ON : Ansi.OFF;

    private Terminal() {}

    static void line(String text) {
        System.out.println(text);
    }

    static void title(String text) {
        System.out.println();
        System.out.println(styled("bold", text));
    }

    static String styled(String style, String text) {
        return ANSI.new Text("@|" + style + " " + text.replace("|", "") + "|@").toString();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }
}
