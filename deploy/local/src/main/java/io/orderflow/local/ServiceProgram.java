package io.orderflow.local;

import io.orderflow.servers.process.LaunchCommand;

/** What is started when a service is started. */
public interface ServiceProgram {
    /** The command without the environment, which does not depend on the program. */
    LaunchCommand command(Service service, SystemOptions options);
}
