package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.Identity;
import io.orderflow.local.Ports;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import io.orderflow.servers.identity.Role;

/** Where everything listens and what to try. */
final class WhatNext {
    private static final String JSON = "-H 'Content-Type: application/json'";

    private final Ports ports;
    private final Identity identity;
    /** What the other commands need to find this system. */
    private final String data;

    private WhatNext(SystemOptions options) {
        this.ports = options.ports();
        this.identity = options.identity();
        this.data = options.data().equals(DataOption.standard()) ? "" : " --data " + options.data();
    }

    /** After {@code up}, when there may be neither products nor orders yet. */
    static void print(SystemOptions options) {
        WhatNext next = new WhatNext(options);
        next.whereEverythingListens(options);
        Terminal.title("What to try next");
        DemoShop.Product product = DemoShop.CATALOGUE.getFirst();
        next.curl(
                Role.ADMIN,
                Service.CHECKOUT,
                "/products/" + product.sku(),
                "-X PUT " + JSON + " -d '" + product.json() + "'");
        next.curl(
                Role.ADMIN,
                Service.INVENTORY,
                "/stock/" + product.sku(),
                "-X PUT " + JSON + " -d '{\"onHand\":" + DemoShop.ON_HAND + "}'");
        next.curl(Role.CHANNEL, Service.CHECKOUT, "/orders", JSON + " -d '" + DemoShop.orderOf(product) + "'");
        next.howToWatch("<orderId>");
    }

    /** After {@code demo}. */
    static void print(SystemOptions options, String orderId) {
        WhatNext next = new WhatNext(options);
        next.whereEverythingListens(options);
        Terminal.title("What to try next");
        next.curl(Role.SUPPORT, Service.ORDER, "/orders/" + orderId, "");
        next.curl(Role.WAREHOUSE, Service.INVENTORY, "/stock", "");
        next.curl(Role.SUPPORT, Service.NOTIFICATION, "/orders/" + orderId + "/events", "-N");
        next.curl(
                Role.CHANNEL,
                Service.CHECKOUT,
                "/orders",
                JSON + " -d '" + DemoShop.orderPaidWith("tok_declined") + "'");
        next.howToWatch(orderId);
    }

    /** After {@code dev}, before the log of the service. */
    static void printDevelopment(SystemOptions options, Service service, int debugPort) {
        WhatNext next = new WhatNext(options);
        next.whereEverythingListens(options);
        Terminal.title("Working on " + service.id());
        row(
                "sources",
                options.sources()
                        .resolve("services/" + service.id() + "/src/main")
                        .toString());
        row("", "and those of services/runtime and common-events; live within seconds after they are saved");
        row("debugger", "localhost:" + debugPort);
        row("log", "what follows; Ctrl-C stops everything, what was stored is kept");
        Terminal.line("");
    }

    private void whereEverythingListens(SystemOptions options) {
        Terminal.title("Where everything listens");
        for (Service service : Service.values()) {
            row(
                    service.id(),
                    "http://localhost:%s   (its API: http://localhost:%s/q/swagger-ui)"
                            .formatted(ports.http(service), ports.management(service)));
        }
        row(
                "NATS",
                "nats://localhost:%s   (figures: http://localhost:%s)".formatted(ports.nats(), ports.natsMonitoring()));
        row("PostgreSQL", "postgresql://localhost:%s/<service>".formatted(ports.postgres()));
        row("", "passwords: " + new DataDirectory(options.data()).passwords());
        row("mailbox", "smtp://localhost:%s".formatted(ports.smtp()));
        whoMayDoWhat();
    }

    private void howToWatch(String orderId) {
        String nats = ports.nats() == Ports.defaults().nats() ? "nats" : "nats -s localhost:" + ports.nats();
        Terminal.line("  " + nats + " stream view ORDERS");
        Terminal.line("  " + nats + " sub 'orders.*." + orderId + "'");
        Terminal.line("  " + nats + " consumer report ORDERS");
        command("events", "the same without the nats command");
        command("mail", "what the customer was told");
        command("status", "also: logs payment -f, restart payment");
    }

    private void command(String name, String meaning) {
        Terminal.line("  %-29s %s".formatted("./orderflow " + name + data, meaning));
    }

    private void curl(Role role, Service service, String path, String options) {
        Terminal.line("  curl localhost:%s%s %s"
                .formatted(ports.http(service), path, authorization(role) + options)
                .stripTrailing());
    }

    private String authorization(Role role) {
        return identity instanceof Identity.Open
                ? ""
                : "-H \"Authorization: Bearer $(./orderflow token --role " + role.claim() + data + ")\" ";
    }

    private void whoMayDoWhat() {
        switch (identity) {
            case Identity.Open _ ->
                row("identity", "open: everybody may do everything; ./orderflow up --identity asks for tokens");
            case Identity.OwnIssuer _ -> {
                row("issuer", "http://localhost:%s".formatted(ports.issuer()));
                row("", "a token of it: ./orderflow token --role support" + data);
            }
            case Identity.OtherIssuer other -> row("issuer", other.url());
        }
    }

    private static void row(String name, String text) {
        Terminal.line("  %-13s %s".formatted(name, text));
    }
}
