package io.orderflow.runtime.probe;

import io.orderflow.servers.identity.Issuer;
import io.orderflow.servers.process.FreePorts;
import io.orderflow.testing.OwnedServer;
import io.orderflow.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** An issuer that is not there yet when the probe starts. */
public final class WithLateIssuer implements QuarkusTestResourceLifecycleManager {

    private static final int PORT = FreePorts.any();

    /** Starts it. */
    public static Issuer come() {
        return OwnedServer.start("late-issuer", directory -> Issuer.start(directory, PORT), Issuer::close)
                .server();
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> environment = new HashMap<>(FragileServers.environment(RealServers.newDatabase()));
        environment.put("orderflow.identity", "");
        environment.put("orderflow.identity.issuer", Issuer.url(PORT));
        return environment;
    }

    @Override
    public void stop() {
        // The servers end with the JVM.
    }
}
