package io.orderflow.notification.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.notification.domain.Story;

/** Somebody who wants to hear of an order. All of its methods may be called by any thread. */
sealed interface Listener permits Follower, Newcomer {

    OrderId orderId();

    /** How many events of the order it knows. */
    int known();

    /** There is something that it did not know. */
    void hear(Story story);

    /** The database was asked, and there is not. */
    default void hearNothing() {}

    /** The database did not answer. */
    default void databaseIsAway() {}

    /** It has to go. */
    void dismiss();
}
