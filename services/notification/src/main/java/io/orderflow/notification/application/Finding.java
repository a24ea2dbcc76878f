package io.orderflow.notification.application;

import io.orderflow.notification.domain.Story;

/** What comes of looking for an order that somebody wants to follow. */
public sealed interface Finding {

    /** There is such an order. */
    record Known(Story story) implements Finding {}

    /** Nobody has heard of it, and it was waited for. */
    record Unknown() implements Finding {}

    /** There are as many connections as there may be, in all or from this client. */
    record TooMany() implements Finding {}

    /** It could not be found out: the database is away, or this instance is about to stop. */
    record Away() implements Finding {}
}
