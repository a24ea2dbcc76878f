package io.orderflow.order;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same promises, kept by the native executable. */
@QuarkusIntegrationTest
class OrderServiceIT extends OrderServiceTest {}
