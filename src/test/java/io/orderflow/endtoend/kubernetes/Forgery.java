package io.orderflow.endtoend.kubernetes;

import io.orderflow.events.wire.EventTypes;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.local.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Subjects that a service would like the server to publish on in its place. */
final class Forgery {

    private Forgery() {}

    /** Reply subjects by which a service would act as another, as an operator or as the server. */
    static List<String> replies(Service attacker) {
        List<String> replies = new ArrayList<>(EventTypes.names().stream()
                .filter(event -> !NatsRights.own(attacker).contains(event))
                .map(event -> "orders." + event + ".forged")
                .toList());
        replies.addAll(List.of(
                "orders.Unheard.forged",
                "_INBOX.forged",
                "_INBOX_" + GuardedBroker.OPERATOR + ".forged",
                "$JS.EVENT.ADVISORY.STREAM.DELETED.ORDERS",
                "$JS.API.STREAM.CREATE.MINE",
                "$JS.API.CONSUMER.CREATE.ORDERS.mine",
                "$SYS.REQ.SERVER.PING",
                "$SYS.ACCOUNT.ORDERFLOW.CONNECT",
                "_R_.forged.forged"));
        if (attacker != Service.ORDER) { // Which may ask for outboxes anyhow.
            replies.add(Subjects.RESEND);
        }
        for (String stream : List.of(Streams.ORDERS, Streams.DEAD_LETTERS)) {
            for (String verb : List.of("PURGE", "DELETE", "UPDATE", "MSG.DELETE", "SNAPSHOT")) {
                replies.add("$JS.API.STREAM." + verb + "." + stream);
                replies.add("ORDERFLOW.API.STREAM." + verb + "." + stream);
            }
        }
        others(attacker).forEach(other -> replies.addAll(againstConsumerOf(other)));
        return replies;
    }

    private static List<String> againstConsumerOf(Service other) {
        String id = other.id();
        return List.of(
                "dead-letters." + id + ".OrderCreated.forged",
                "_INBOX_" + id + ".forged",
                "$JS.ACK.ORDERS." + id + ".1.1.1.1.1",
                "$JS.API.CONSUMER.DELETE.ORDERS." + id,
                "$JS.API.CONSUMER.PAUSE.ORDERS." + id,
                "$JS.API.CONSUMER.RESET.ORDERS." + id,
                "$JS.API.CONSUMER.DURABLE.CREATE.ORDERS." + id,
                "$JS.API.CONSUMER.MSG.NEXT.ORDERS." + id,
                "ORDERFLOW.API.CONSUMER.DELETE.ORDERS." + id);
    }

    static Stream<Service> others(Service service) {
        return Stream.of(Service.values()).filter(other -> other != service);
    }
}
