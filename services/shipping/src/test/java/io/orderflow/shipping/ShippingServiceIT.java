package io.orderflow.shipping;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same promises, kept by the native executable. */
@QuarkusIntegrationTest
class ShippingServiceIT extends ShippingServiceTest {}
