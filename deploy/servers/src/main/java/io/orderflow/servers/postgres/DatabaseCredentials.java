package io.orderflow.servers.postgres;

import java.util.Objects;

/** One database and the role that owns it; both have the same name. */
public record DatabaseCredentials(String host, int port, String database, String username, String password) {
    public DatabaseCredentials {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%s/%s".formatted(host, port, database);
    }

    /** The address that a Vert.x or libpq client takes. */
    public String url() {
        return "postgresql://%s:%s/%s".formatted(host, port, database);
    }

    /** Leaves the password out, because records get printed. */
    @Override
    public String toString() {
        return "%s as %s".formatted(url(), username);
    }
}
