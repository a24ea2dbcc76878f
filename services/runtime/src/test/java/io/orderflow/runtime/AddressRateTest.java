package io.orderflow.runtime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.runtime.probe.FragileServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often one address may ask for what costs much, where nobody says who they are. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
@TestProfile(AddressRateTest.BehindAProxy.class)
class AddressRateTest {

    /** Addresses are those that a proxy forwards. */
    public static final class BehindAProxy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.http.rate.address", "1",
                    "orderflow.http.rate.address-burst", "2",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true");
        }
    }

    @Test
    void anAddressThatAsksTooOftenIsRefusedAndNoOther() {
        assertThat(Stream.generate(() -> post("192.0.2.1")).limit(10)).contains(429);
        assertThat(post("192.0.2.2")).isEqualTo(200);
        assertThat(Stream.generate(() -> get("192.0.2.3")).limit(10)).contains(429);
        assertThat(get("192.0.2.4")).isEqualTo(200);
    }

    /** Whoever has one address of IPv6 has 2^64. */
    @Test
    void aNetworkOfIpv6IsOneClient() {
        assertThat(Stream.iterate(1, i -> i + 1).limit(10).map(i -> get("2001:db8::" + i)))
                .contains(429);
    }

    private static int post(String address) {
        return given().header("X-Forwarded-For", address)
                .contentType(ContentType.JSON)
                .body("{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\"}")
                .post("/guarded/dear")
                .statusCode();
    }

    private static int get(String address) {
        return given().header("X-Forwarded-For", address)
                .get("/guarded/dear/public")
                .statusCode();
    }
}
