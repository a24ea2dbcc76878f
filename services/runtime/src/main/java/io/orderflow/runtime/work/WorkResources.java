package io.orderflow.runtime.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.runtime.batch.BatchConfiguration;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventTransaction;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** What all kinds of work need. */
@Singleton
record WorkResources(
        Vertx vertx,
        Database database,
        EventTransaction transaction,
        Decisions decisions,
        DueRows rows,
        WorkConfiguration configuration,
        BatchConfiguration gathering,
        MeterRegistry registry) {}
