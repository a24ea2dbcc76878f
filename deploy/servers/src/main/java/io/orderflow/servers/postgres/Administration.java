package io.orderflow.servers.postgres;

import io.orderflow.servers.machine.LaunchException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;

/** What the superuser does: make a role and a database for each service, and ask whether the server answers. */
public final class Administration {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final DatabaseCredentials superuser;
    private final Passwords passwords;

    public Administration(int port, Passwords passwords) {
        this.passwords = passwords;
        this.superuser = new DatabaseCredentials(
                "127.0.0.1", port, "postgres", Cluster.SUPERUSER, passwords.of(Cluster.SUPERUSER));
    }

    public boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Makes role and database of this name unless they are there; nobody else may connect to it. {@code order} is a
     * keyword.
     */
    public DatabaseCredentials createDatabase(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        String password = passwords.of(name);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String verb = exists(statement, "select 1 from pg_roles where rolname = '%s'", name) ? "alter" : "create";
            statement.execute("%s role \"%s\" login password '%s'".formatted(verb, name, password));
            if (!exists(statement, "select 1 from pg_database where datname = '%s'", name)) {
                statement.execute("create database \"%s\" owner \"%s\"".formatted(name, name));
            }
            statement.execute("revoke connect on database \"%s\" from public".formatted(name));
            return new DatabaseCredentials(superuser.host(), superuser.port(), name, name, password);
        } catch (SQLException e) {
            throw new LaunchException("The database " + name + " could not be made: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query, String name) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query.formatted(name))) {
            return rows.next();
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", superuser.username());
        properties.setProperty("password", superuser.password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("loginTimeout", "3");
        return DriverManager.getConnection(superuser.jdbcUrl(), properties);
    }
}
