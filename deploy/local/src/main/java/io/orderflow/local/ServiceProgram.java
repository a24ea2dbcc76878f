package io.orderflow.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a built service is run. A native executable will be another one of these. */
@FunctionalInterface
interface ServiceProgram {
    /** The program and its arguments. */
    List<String> command(Service service);

    /** The Quarkus jar on the launcher's own JDK. */
    static ServiceProgram onJvm(Path sources, List<String> jvmOptions) {
        return service -> {
            Path jar = sources.resolve("services/" + service.id() + "/target/quarkus-app/quarkus-run.jar");
            if (!Files.exists(jar)) {
                throw new LaunchException(
                        "The service " + service.id() + " is not built (" + jar + " is missing): run ./orderflow up.");
            }
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvmOptions);
            command.addAll(List.of("-jar", jar.toString()));
            return command;
        };
    }
}
