package io.orderflow.warehouse.application;

import io.orderflow.runtime.database.GradualMigrations;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Forgets the labels of parcels that were packed before this service knew to forget them. */
@ApplicationScoped
class ForgetLabels {

    /** As in the migration that asks for it. */
    private static final String NAME = "labels of parcels that are packed";

    private final GradualMigrations migrations;
    private final PackTasks tasks;

    ForgetLabels(GradualMigrations migrations, PackTasks tasks) {
        this.migrations = migrations;
        this.tasks = tasks;
    }

    void start(@Observes StartupEvent started) {
        migrations.goOn(NAME, tasks::forgetLabels);
    }
}
