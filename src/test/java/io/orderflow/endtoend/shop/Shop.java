package io.orderflow.endtoend.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.local.mail.Mailbox;
import io.orderflow.local.mail.ReceivedMail;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The system as its users see it: a shop that sells, tells and counts. */
public final class Shop implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final OrderflowSystem system;
    private final Credentials credentials;
    private final Http http;
    private final EventLog events;

    public Shop(OrderflowSystem system) {
        this.system = system;
        this.credentials = new Credentials(system);
        this.http = new Http(credentials.ofAdmin());
        this.events = new EventLog(system.nats().url());
    }

    /**
     * Puts a product into the catalogue and on the shelf, under a SKU of its own, so that no test sees another's stock.
     *
     * @param price in cents
     * @return its SKU
     */
    public String offers(String name, long price, int stock) {
        String sku = name + "-" + NEXT.incrementAndGet();
        var product = Map.of("name", name, "price", Map.of("amount", price, "currency", "USD"), "weightGrams", 500);
        assertThat(http.put(uri(Service.CHECKOUT, "/products/" + sku), product).status())
                .isEqualTo(200);
        assertThat(http.put(uri(Service.INVENTORY, "/stock/" + sku), Map.of("onHand", stock))
                        .status())
                .isEqualTo(200);
        return sku;
    }

    /** Somebody new, who pays with a card that works. */
    public Customer customer() {
        return new Customer(this, "c-" + NEXT.incrementAndGet(), "tok_visa");
    }

    public Stock stock(String sku) {
        JsonNode body = get(Service.INVENTORY, "/stock/" + sku);
        return new Stock(
                body.path("onHand").asInt(),
                body.path("reserved").asInt(),
                body.path("available").asInt());
    }

    /** Somebody in the warehouse does something with a parcel: {@code claim} or {@code packed}. */
    public Http.Answer tellsWarehouse(String shipment, String what, String worker) {
        return as(worker, "warehouse").post(uri(Service.WAREHOUSE, "/pack-tasks/" + shipment + "/" + what), Map.of());
    }

    /** HTTP as somebody with these roles uses it. */
    public Http as(String subject, String... roles) {
        return http.as(credentials.of(subject, roles));
    }

    /** What was sent and mentions this word. */
    public List<ReceivedMail> mailsThatMention(String word) {
        return new Mailbox(new DataDirectory(system.options().data()).mailbox(), Integer.MAX_VALUE)
                .files().stream()
                        .map(ReceivedMail::read)
                        .filter(mail -> mail.mentions(word))
                        .toList();
    }

    public EventLog events() {
        return events;
    }

    public Http http() {
        return http;
    }

    public URI uri(Service service, String path) {
        return URI.create(system.uri(service) + path);
    }

    /** Where a service shows something to operators. */
    public URI managementUri(Service service, String path) {
        return URI.create(system.managementUri(service) + path);
    }

    /** The body of an answer that must be 200. */
    public JsonNode get(Service service, String path) {
        Http.Answer answer = http.get(uri(service, path));
        assertThat(answer.status())
                .as("GET %s of %s: %s", path, service, answer.body())
                .isEqualTo(200);
        return answer.body();
    }

    @Override
    public void close() {
        events.close();
        http.close();
    }
}
