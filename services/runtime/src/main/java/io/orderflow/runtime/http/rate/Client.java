package io.orderflow.runtime.http.rate;

/**
 * Who has a rate of its own.
 *
 * @param name the subject of its token, or its address
 */
record Client(Kind kind, String name) {

    /** Clients of a kind have the same rate. */
    enum Kind {
        CUSTOMER,
        CHANNEL,
        STAFF,
        ADDRESS
    }
}
