package io.orderflow.local;

import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.LaunchCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A service as the build left it. */
public enum BuiltProgram implements ServiceProgram {
    /** The Quarkus jar on the launcher's own JDK. */
    JVM {
        @Override
        public List<String> arguments(Path sources, Service service, List<String> jvmOptions) {
            Path jar = target(sources, service).resolve("quarkus-app/quarkus-run.jar");
            if (!Files.exists(jar)) {
                throw new LaunchException(
                        "The service " + service.id() + " is not built (" + jar + " is missing): run ./orderflow up.");
            }
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvmOptions);
            command.addAll(List.of("-jar", jar.toString()));
            return command;
        }
    },

    /** The native executable that {@code mvn package -Dnative} makes. */
    NATIVE {
        @Override
        public List<String> arguments(Path sources, Service service, List<String> jvmOptions) {
            Path target = target(sources, service);
            Path executable = executable(target)
                    .orElseThrow(() -> new LaunchException("The service " + service.id()
                            + " is not built as a native executable (there is no *-runner in " + target
                            + "): run ./orderflow up --native."));
            return List.of(executable.toString());
        }
    };

    /** What {@code ORDERFLOW_NATIVE} says; the JVM when it says nothing. */
    public static BuiltProgram ofEnvironment() {
        return Boolean.parseBoolean(System.getenv("ORDERFLOW_NATIVE")) ? NATIVE : JVM;
    }

    /** The program and its arguments. */
    public abstract List<String> arguments(Path sources, Service service, List<String> jvmOptions);

    @Override
    public LaunchCommand command(Service service, SystemOptions options) {
        return LaunchCommand.of(arguments(options.sources(), service, options.jvmOptions()), options.data());
    }

    private static Path target(Path sources, Service service) {
        return sources.resolve("services/" + service.id() + "/target");
    }

    private static Optional<Path> executable(Path target) {
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner") && Files.isExecutable(file))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
