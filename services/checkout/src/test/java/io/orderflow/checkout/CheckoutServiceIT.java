package io.orderflow.checkout;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same promises, kept by the native executable. */
@QuarkusIntegrationTest
class CheckoutServiceIT extends CheckoutServiceTest {}
