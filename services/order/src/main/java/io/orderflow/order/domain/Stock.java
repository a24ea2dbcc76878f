package io.orderflow.order.domain;

/** Whether there are the goods. Inventory's first word counts: after a restore there may be another one. */
public sealed interface Stock {

    /** Inventory has said nothing, as far as is known. */
    record Unknown() implements Stock {}

    /** All that was ordered is set aside. */
    record Reserved() implements Stock {}

    /** There is not enough. */
    record Rejected() implements Stock {}

    /** It was set aside, and is available again. */
    record Released() implements Stock {}

    /** Whether it was set aside, now or before. */
    default boolean isGranted() {
        return switch (this) {
            case Reserved(), Released() -> true;
            case Unknown(), Rejected() -> false;
        };
    }

    /** That it is set aside is said, or follows from what others did because of it. */
    default Stock reserved() {
        return switch (this) {
            case Unknown() -> new Reserved();
            case Reserved(), Rejected(), Released() -> this;
        };
    }

    /** That it is available again implies that it was set aside. */
    default Stock released() {
        return switch (this) {
            case Unknown(), Reserved() -> new Released();
            case Rejected(), Released() -> this;
        };
    }
}
