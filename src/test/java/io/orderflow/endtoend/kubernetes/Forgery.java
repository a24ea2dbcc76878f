package io.orderflow.endtoend.kubernetes;

import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.orderflow.events.wire.EventTypes;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.local.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Requests that a service may send, with reply subjects on which it would like the server to publish in its place. */
final class Forgery {
    /** What the server publishes when the stream is removed. */
    static final String ADVISORY = "$JS.EVENT.ADVISORY.STREAM.DELETED.ORDERS";

    /** What the server itself writes into a request to tell its own side who asks. */
    private static final String REQUEST_INFO = "Nats-Request-Info";

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
                ADVISORY,
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

    /** All that the user may publish on, but where nobody answers and everybody should hear. */
    static List<String> requests(Service attacker) {
        return NatsRights.of(attacker).publishable().stream()
                .filter(subject -> !subject.equals(Subjects.RESEND))
                .toList();
    }

    /**
     * One of the subjects that a permission allows, asked for what would do most harm elsewhere.
     *
     * @param own the sequence of a message of the attacker's making
     */
    static NatsMessage request(String subject, String reply, long own, Service attacker) {
        return NatsMessage.builder()
                .subject(literal(subject))
                .replyTo(reply)
                .headers(asOperator())
                .data(bodyFor(subject, own, attacker))
                .build();
    }

    /** One of the subjects that a permission allows. */
    private static String literal(String subject) {
        if (subject.startsWith("$JS.ACK.")) {
            return subject.replace(">", "1.1.1.1.1.0");
        }
        if (subject.contains(".INFO.")) {
            return subject.replace("*", "order");
        }
        return subject.contains(".CREATE.") ? subject : subject.replace("*", "tried");
    }

    private static byte[] bodyFor(String subject, long own, Service attacker) {
        if (subject.contains(".DIRECT.GET.")) {
            return bytes("{\"seq\":" + own + "}");
        }
        if (subject.contains(".MSG.NEXT.")) {
            return bytes("{\"batch\":1,\"no_wait\":true}");
        }
        if (subject.contains(".CONSUMER.") && subject.contains(".CREATE.")) {
            return bytes("{\"stream_name\":\"ORDERS\",\"config\":"
                    + GuardedStreams.reader(attacker).build().toJson() + "}");
        }
        return bytes("{}");
    }

    /** A header as the server would write it for an operator. */
    static Headers asOperator() {
        return new Headers().put(REQUEST_INFO, "{\"acc\":\"ORDERFLOW\",\"svc\":\"ORDERFLOW\",\"user\":\"operator\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
