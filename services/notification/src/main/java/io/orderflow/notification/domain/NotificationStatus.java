package io.orderflow.notification.domain;

/** What has become of a notification. */
public enum NotificationStatus {
    /** It is to be sent, as soon as the recipient is known and the mail server takes it. */
    PENDING,
    /** The mail server has taken it. */
    SENT,
    /** The mail server has refused it for good, several times. */
    FAILED,
    /** It was made while e-mail was switched off, or its recipient is forgotten, and is not sent. */
    SUPPRESSED
}
