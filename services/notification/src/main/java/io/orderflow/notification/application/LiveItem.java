package io.orderflow.notification.application;

import io.orderflow.notification.domain.RecordedEvent;

/** What somebody who follows an order gets. */
public sealed interface LiveItem {

    /** Something that happened. */
    record Happened(RecordedEvent event) implements LiveItem {}

    /** Nothing new, but the connection is alive. */
    record StillThere() implements LiveItem {}
}
