package io.orderflow.order.application;

import io.orderflow.runtime.database.GradualMigrations;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Forgets the customers of orders that came to rest before this service knew to forget them. */
@ApplicationScoped
class ForgetCustomers {

    /** As in the migration that asks for it. */
    private static final String NAME = "customers of orders at rest";

    private final GradualMigrations migrations;
    private final Orders orders;

    ForgetCustomers(GradualMigrations migrations, Orders orders) {
        this.migrations = migrations;
        this.orders = orders;
    }

    void start(@Observes StartupEvent started) {
        migrations.goOn(NAME, orders::forgetCustomers);
    }
}
