package io.orderflow.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the pages of a shop that is on another host use the API. */
public final class ShopElsewhere implements QuarkusTestResourceLifecycleManager {

    static final String ORIGIN = "https://shop.example.com";

    @Override
    public Map<String, String> start() {
        return Map.of("orderflow.http.cors.origins", ORIGIN);
    }

    @Override
    public void stop() {
        // Nothing was begun.
    }
}
