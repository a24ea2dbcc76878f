package io.orderflow.notification.domain;

import java.time.Duration;

/**
 * What becomes of a mail after an attempt.
 *
 * @param attempts those that are held against the mail, this one included if it is
 * @param pause until the next attempt, if there is one
 */
public record Judgement(NotificationStatus status, int attempts, Duration pause) {}
