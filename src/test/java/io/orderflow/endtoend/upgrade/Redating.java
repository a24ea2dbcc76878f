package io.orderflow.endtoend.upgrade;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Moves all that happened by the same time, for what is a week old is history. That is every timestamp and every
 * UUIDv7; the ids that follow from an order's have its time and other random bits, so they still follow from it.
 *
 * @param by in whole seconds, so that decimals stay as they are
 */
record Redating(Duration by) {
    private static final Pattern UUID =
            Pattern.compile("(?<![0-9a-f-])([0-9a-f]{8})-([0-9a-f]{4})(-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})");
    /** As PostgreSQL and JSON write it, always in UTC. */
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\b(\\d{4}-\\d\\d-\\d\\d)([ T])(\\d\\d:\\d\\d:\\d\\d)(?=[.]\\d+|Z|[+]00|')");

    private static final Duration AGE = Duration.ofMinutes(1);

    /** So that the newest event of all is a minute old. */
    static Redating toNow(Collection<String> texts, Instant now) {
        Instant newest = texts.stream()
                .flatMap(text -> UUID.matcher(text).results())
                .map(Redating::timeOf)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Redating(Duration.between(newest, now.minus(AGE)).truncatedTo(ChronoUnit.SECONDS));
    }

    String of(String text) {
        String moved = UUID.matcher(text).replaceAll(this::moveUuid);
        return TIMESTAMP.matcher(moved).replaceAll(this::moveTimestamp);
    }

    private String moveUuid(MatchResult uuid) {
        String time = "%012x".formatted(timeOf(uuid).plus(by).toEpochMilli());
        return time.substring(0, 8) + "-" + time.substring(8) + uuid.group(3);
    }

    private String moveTimestamp(MatchResult timestamp) {
        Instant moved = Instant.parse(timestamp.group(1) + "T" + timestamp.group(3) + "Z")
                .plus(by);
        return moved.toString().replace("T", timestamp.group(2)).replace("Z", "");
    }

    private static Instant timeOf(MatchResult uuid) {
        return Instant.ofEpochMilli(Long.parseLong(uuid.group(1) + uuid.group(2), 16));
    }
}
