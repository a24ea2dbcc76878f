package io.orderflow.runtime.database;

/** What is between this service and PostgreSQL. */
public enum Pooler {
    /** Nothing, or something that gives a connection to one client for as long as it wants. */
    NONE,
    /**
     * Something that gives each transaction the connection that is free, such as PgBouncer with {@code
     * pool_mode=transaction}. What a session keeps is of no use then, prepared statements above all: each statement is
     * parsed anew.
     */
    TRANSACTION
}
