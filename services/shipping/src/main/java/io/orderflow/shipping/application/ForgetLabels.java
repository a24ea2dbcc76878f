package io.orderflow.shipping.application;

import io.orderflow.runtime.database.GradualMigrations;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Forgets the labels of parcels that were handed over before this service knew to forget them. */
@ApplicationScoped
class ForgetLabels {

    /** As in the migration that asks for it. */
    private static final String NAME = "labels of parcels that were handed over";

    private final GradualMigrations migrations;
    private final Shipments shipments;

    ForgetLabels(GradualMigrations migrations, Shipments shipments) {
        this.migrations = migrations;
        this.shipments = shipments;
    }

    void start(@Observes StartupEvent started) {
        migrations.goOn(NAME, shipments::forgetLabels);
    }
}
