package io.orderflow.local;

import io.orderflow.servers.machine.LaunchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an {@link OrderflowSystem} is made of.
 *
 * @param data everything that it stores and logs
 * @param sources the checkout with the services' builds
 * @param autoPack whether the warehouse packs by itself, without people
 * @param identity whose tokens the services go by
 * @param supervised whether a process that dies is started again
 * @param serviceEnvironment added to the environment of every service
 * @param program what the services are started from
 * @param jvmOptions how the services' JVMs are set; an executable takes none
 */
public record SystemOptions(
        Path data,
        Path sources,
        Ports ports,
        boolean autoPack,
        Identity identity,
        boolean supervised,
        Map<String, String> serviceEnvironment,
        ServiceProgram program,
        List<String> jvmOptions) {

    /** Starts fast and lets all services live on a laptop; the speed of a server is not asked of them. */
    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms32m", "-Xmx256m");

    public SystemOptions {
        data = data.toAbsolutePath().normalize();
        Objects.requireNonNull(ports, "ports");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(program, "program");
        serviceEnvironment = Map.copyOf(serviceEnvironment);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** An open system under supervision, as the command line starts it. */
    public SystemOptions(Path data, Path sources, Ports ports, boolean autoPack) {
        this(
                data,
                sources,
                ports,
                autoPack,
                new Identity.Open(),
                true,
                Map.of(),
                BuiltProgram.ofEnvironment(),
                QUICK_START);
    }

    /** A system on free ports with auto-pack and supervision, as tests want it. */
    public static SystemOptions inDirectory(Path data) {
        return new SystemOptions(data, findSources(Path.of("")), Ports.free(), true);
    }

    public SystemOptions withPorts(Ports other) {
        return new SystemOptions(
                data, sources, other, autoPack, identity, supervised, serviceEnvironment, program, jvmOptions);
    }

    public SystemOptions withAutoPack(boolean on) {
        return new SystemOptions(
                data, sources, ports, on, identity, supervised, serviceEnvironment, program, jvmOptions);
    }

    public SystemOptions withIdentity(Identity other) {
        return new SystemOptions(
                data, sources, ports, autoPack, other, supervised, serviceEnvironment, program, jvmOptions);
    }

    /** Leaves dead what dies; {@link #withSupervision} with true is the default. */
    public SystemOptions withSupervision(boolean on) {
        return new SystemOptions(data, sources, ports, autoPack, identity, on, serviceEnvironment, program, jvmOptions);
    }

    /** Sets a variable of every service. */
    public SystemOptions withEnvironment(String name, String value) {
        Map<String, String> environment = new HashMap<>(serviceEnvironment);
        environment.put(name, value);
        return new SystemOptions(
                data, sources, ports, autoPack, identity, supervised, environment, program, jvmOptions);
    }

    public SystemOptions withProgram(ServiceProgram other) {
        return new SystemOptions(
                data, sources, ports, autoPack, identity, supervised, serviceEnvironment, other, jvmOptions);
    }

    /** Starts the services' JVMs with these options and no others. */
    public SystemOptions withJvmOptions(List<String> options) {
        return new SystemOptions(
                data, sources, ports, autoPack, identity, supervised, serviceEnvironment, program, options);
    }

    /** The checkout that the script ran in, which says so in {@code ORDERFLOW_HOME}; or that this process runs in. */
    public static Path findSources() {
        return findSources(Path.of(System.getenv().getOrDefault("ORDERFLOW_HOME", "")));
    }

    /** The checkout that this directory is in. */
    public static Path findSources(Path start) {
        for (Path step = start.toAbsolutePath().normalize(); step != null; step = step.getParent()) {
            if (Files.exists(step.resolve("deploy/local/pom.xml"))) {
                return step;
            }
        }
        throw new LaunchException("This is not inside a checkout of Orderflow: " + start.toAbsolutePath());
    }
}
