package io.orderflow.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets tests be many clients: they say who they are as a proxy would, and are believed. */
public final class BehindAProxy implements QuarkusTestResourceLifecycleManager {

    /** The most connections of one client. */
    static final int PER_CLIENT = 3;

    /** The most connections of all. */
    static final int IN_ALL = 10;

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.allow-x-forwarded", "true",
                "quarkus.http.proxy.trusted-proxies", "127.0.0.0/8,::1",
                "orderflow.notification.live.max-waiting", "16",
                "orderflow.notification.live.max-connections", Integer.toString(IN_ALL),
                "orderflow.notification.live.max-connections-per-address", Integer.toString(PER_CLIENT));
    }

    @Override
    public void stop() {
        // Nothing was begun.
    }
}
