package io.orderflow.payment;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same promises, kept by the native executable. */
@QuarkusIntegrationTest
class PaymentServiceIT extends PaymentServiceTest {}
