package io.orderflow.runtime.probe;

import io.orderflow.events.value.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The probe's database as tests see it, over connections that survive nothing and so need not. */
@ApplicationScoped
public class Tables {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    /** How many of these orders have had their effect. */
    public long effects(Collection<OrderId> orders) {
        return number("select count(*) from effects where order_id in " + list(orders));
    }

    /** How many events follow from these orders; as many as orders, when nothing was done twice. */
    public long emitted(Collection<OrderId> orders) {
        return number("select count(*) from outbox where headers::json ->> 'ce-subject' in " + list(orders));
    }

    /** How many of those are recorded as published. */
    public long published(Collection<OrderId> orders) {
        return number(
                "select count(*) from outbox where stream_sequence is not null and headers::json ->> 'ce-subject' in "
                        + list(orders));
    }

    public long number(String sql) {
        try (Connection connection = DriverManager.getConnection(url, username, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, username, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String list(Collection<OrderId> orders) {
        return orders.stream().map(order -> "'" + order + "'").collect(Collectors.joining(",", "(", ")"));
    }
}
