package io.orderflow.runtime.probe;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EncodedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /** How many of these orders have had the effect of just the event that is named. */
    public long effectsOf(Map<OrderId, String> events) {
        return number("select count(*) from effects where (order_id, event_id) in "
                + events.entrySet().stream()
                        .map(event -> "('%s', '%s')".formatted(event.getKey(), event.getValue()))
                        .collect(Collectors.joining(",", "(", ")")));
    }

    /** How many events follow from these orders; as many as orders, when nothing was done twice. */
    public long emitted(Collection<OrderId> orders) {
        return number("select count(*) from outbox where headers::json ->> 'ce-subject' in " + list(orders));
    }

    /** How many of those are recorded as published. */
    public long published(Collection<OrderId> orders) {
        return number("select count(*) from outbox join outbox_sent using (id) where headers::json ->> 'ce-subject' in "
                + list(orders));
    }

    /** Writes an event down as a service does that crashes after its commit; the sweep may take it after a while. */
    public void leaveInOutbox(EncodedEvent event, OrderId order, String subject, Duration wait) {
        String id = event.headers().get("ce-id");
        execute("""
                insert into outbox (id, subject, headers, body)
                values ('%1$s', '%2$s', '{"Nats-Msg-Id": "%1$s", "ce-id": "%1$s", "ce-subject": "%3$s"}', '{}');
                insert into outbox_unsent (id, due_at) values ('%1$s', now() + interval '%4$s');
                """.formatted(id, subject, order, wait));
    }

    public long number(String sql) {
        return numbers(sql).getFirst();
    }

    public List<Long> numbers(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Long> numbers = new ArrayList<>();
            while (result.next()) {
                numbers.add(result.getLong(1));
            }
            return numbers;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A connection of one's own. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    public void execute(String sql) {
        try (Connection connection = connect();
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
