package io.orderflow.runtime;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.runtime.probe.FragileServers;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A service that is about to stop. It has a profile of its own, because it takes leave for good. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
@TestProfile(ConnectionDrainingTest.Alone.class)
class ConnectionDrainingTest {

    /** Sets the application apart from that of the other tests. */
    public static class Alone implements QuarkusTestProfile {}

    @Inject
    Event<ShutdownDelayInitiatedEvent> delay;

    @Test
    void answersCloseTheirConnectionsWhileTheServiceLeavesAndNotBefore() {
        given().get("/probes").then().statusCode(200).header("Connection", nullValue());

        delay.fire(new ShutdownDelayInitiatedEvent());

        given().get("/probes").then().statusCode(200).header("Connection", equalTo("close"));
        given().get("/nowhere").then().statusCode(404).header("Connection", equalTo("close"));
    }
}
