package io.orderflow.servers.identity;

import java.util.Locale;

/** What somebody is to Orderflow, and so may do; a token may have several. */
public enum Role {
    /** Buys for himself. */
    CUSTOMER,
    /** A shop or marketplace, which orders for its customers. */
    CHANNEL,
    SUPPORT,
    WAREHOUSE,
    FINANCE,
    ADMIN;

    /** As it stands in a token. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people type it, too. */
    @Override
    public String toString() {
        return claim();
    }
}
