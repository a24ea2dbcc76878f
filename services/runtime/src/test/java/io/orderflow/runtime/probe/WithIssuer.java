package io.orderflow.runtime.probe;

import io.orderflow.servers.identity.Issuer;
import io.orderflow.testing.OwnedServer;
import io.orderflow.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issuer of tokens, which the probe wants to see. */
public final class WithIssuer implements QuarkusTestResourceLifecycleManager {

    private static @Nullable Issuer issuer;

    /** The issuer of this JVM. */
    public static synchronized Issuer issuer() {
        if (issuer == null) {
            issuer = OwnedServer.start("issuer", directory -> Issuer.start(directory, 0), Issuer::close)
                    .server();
        }
        return issuer;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> environment = new HashMap<>(FragileServers.environment(RealServers.newDatabase()));
        environment.put("orderflow.identity", "");
        environment.put("orderflow.identity.issuer", issuer().url());
        environment.put("orderflow.identity.clock-skew", "1s");
        environment.put("orderflow.identity.cache-time", "3s");
        environment.put("orderflow.identity.keys-interval", "1s");
        return environment;
    }

    @Override
    public void stop() {
        // The servers end with the JVM.
    }
}
