package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Customer;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who ordered, and where it goes, is told to those alone who need it. */
@RunsOn(Setting.AUTO_PACK)
class PrivacyIT {
    private static final Set<String> WITH_AN_ADDRESS = Set.of("OrderCreated", "OrderProcessed", "ShipmentPrepared");

    /** How each begins that is a JWT, which those are that a system with identity is shown. */
    private static final String BEARER_TOKEN = "eyJ";

    private static final String MESSAGE = "Get well soon";

    private final Shop shop;
    private final OrderflowSystem system;
    private final Customer customer;
    private List<Event> events = List.of();

    PrivacyIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
        this.customer = shop.customer();
    }

    @BeforeAll
    void ordersAreTakenDeclinedAndMisspelled() {
        String lamp = shop.offers("LAMP", 34_998, 100);
        customer.payingWith("tok_declined").orders(lamp, 1).endsAs("REJECTED");
        customer.submits(UUID.randomUUID().toString(), Map.of(lamp, -1), Map.of());
        customer.submits(UUID.randomUUID().toString(), Map.of("NO-SUCH-LAMP", 1), Map.of());
        PlacedOrder order = customer.ordersAsGift(lamp, 1, MESSAGE);
        order.endsAs("FULFILLED");
        events = order.events();
    }

    @Test
    void writesNoPersonalDataAndNoPaymentTokenIntoAnyLog() {
        assertThat(system.processes())
                .hasSizeGreaterThan(Service.values().length)
                .allSatisfy(process -> assertThat(logOf(process))
                        .as(process.name())
                        .doesNotContain(
                                customer.email(),
                                "Grace Example",
                                "Confidential Street",
                                MESSAGE,
                                "tok_visa",
                                "tok_declined")
                        .doesNotContain(BEARER_TOKEN));
    }

    @Test
    void keepsPersonalDataOutOfEveryEventThatCanDoWithoutIt() {
        assertThat(events)
                .filteredOn(event -> !WITH_AN_ADDRESS.contains(event.type()))
                .hasSize(6)
                .allSatisfy(event -> assertThat(event.body().toString())
                        .doesNotContain("Grace Example", "Confidential Street", MESSAGE, customer.email()));
        assertThat(events)
                .filteredOn(event -> !event.type().equals("OrderCreated"))
                .allSatisfy(event -> assertThat(event.body().toString()).doesNotContain(customer.email()));
    }

    private static String logOf(ManagedProcess process) {
        try {
            return Files.readString(process.log().path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
