package io.orderflow.runtime.http.identity;

/** What a caller may be, as the issuer's tokens say; for {@code @RolesAllowed}. A caller may have several. */
public final class Roles {

    /** Sees and does own orders alone: those whose customer is the token's subject. */
    public static final String CUSTOMER = "customer";

    /** A shop or marketplace: places orders for its customers, and sees those that it placed. */
    public static final String CHANNEL = "channel";

    /** Helps customers. */
    public static final String SUPPORT = "support";

    /** Counts stock and packs. */
    public static final String WAREHOUSE = "warehouse";

    /** Looks after the money. */
    public static final String FINANCE = "finance";

    /** May do everything. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
