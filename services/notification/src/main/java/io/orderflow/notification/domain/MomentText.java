package io.orderflow.notification.domain;

import io.orderflow.events.value.Moment;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment in figures alone, which read the same everywhere: {@code 2026-11-27 05:15 UTC}. */
final class MomentText {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MomentText() {}

    static String of(Moment moment) {
        return WHEN.format(moment.instant());
    }
}
