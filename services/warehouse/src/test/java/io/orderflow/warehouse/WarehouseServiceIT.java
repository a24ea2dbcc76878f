package io.orderflow.warehouse;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same promises, kept by the native executable. */
@QuarkusIntegrationTest
class WarehouseServiceIT extends WarehouseServiceTest {}
