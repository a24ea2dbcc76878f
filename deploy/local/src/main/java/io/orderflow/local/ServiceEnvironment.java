package io.orderflow.local;

import io.orderflow.servers.postgres.DatabaseCredentials;
import java.util.HashMap;
import java.util.Map;

/** The environment that a service is configured by; the same names as in Kubernetes. */
final class ServiceEnvironment {
    private static final String LOOPBACK = "127.0.0.1";

    private ServiceEnvironment() {}

    static Map<String, String> of(Service service, SystemOptions options, DatabaseCredentials database) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", LOOPBACK,
                "QUARKUS_HTTP_PORT", Integer.toString(options.ports().http(service)),
                "QUARKUS_MANAGEMENT_HOST", LOOPBACK,
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(options.ports().management(service)),
                "NATS_URL", "nats://" + LOOPBACK + ":" + options.ports().nats(),
                "DATABASE_HOST", database.host(),
                "DATABASE_PORT", Integer.toString(database.port()),
                "DATABASE_NAME", database.database(),
                "DATABASE_USERNAME", database.username(),
                "DATABASE_PASSWORD", database.password()));
        if (service == Service.CHECKOUT) {
            environment.put(
                    "ORDERFLOW_CHECKOUT_ORDERS_URL",
                    "http://" + LOOPBACK + ":" + options.ports().http(Service.ORDER) + "/orders");
        }
        if (service == Service.PAYMENT) {
            // Nobody pays with money on a laptop.
            environment.put("ORDERFLOW_PAYMENT_GATEWAY", "simulated");
            environment.put("ORDERFLOW_PAYMENT_SIMULATOR", "allowed");
        }
        if (service == Service.NOTIFICATION) {
            environment.put("SMTP_HOST", LOOPBACK);
            environment.put("SMTP_PORT", Integer.toString(options.ports().smtp()));
        }
        if (service == Service.WAREHOUSE) {
            environment.put("ORDERFLOW_WAREHOUSE_AUTO_PACK", Boolean.toString(options.autoPack()));
        }
        environment.putAll(options.identity().environment(options.ports()));
        environment.putAll(options.serviceEnvironment());
        return environment;
    }
}
