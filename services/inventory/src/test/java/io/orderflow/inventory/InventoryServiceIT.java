package io.orderflow.inventory;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same promises, kept by the native executable. */
@QuarkusIntegrationTest
class InventoryServiceIT extends InventoryServiceTest {}
