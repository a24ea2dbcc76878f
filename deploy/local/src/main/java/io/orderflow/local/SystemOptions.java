package io.orderflow.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an {@link OrderflowSystem} is made of.
 *
 * @param data everything that it stores and logs
 * @param sources the checkout with the services' builds
 * @param autoPack whether the warehouse packs by itself, without people
 * @param supervised whether a process that dies is started again
 * @param serviceEnvironment added to the environment of every service
 */
public record SystemOptions(
        Path data,
        Path sources,
        Ports ports,
        boolean autoPack,
        boolean supervised,
        Map<String, String> serviceEnvironment) {
    public SystemOptions {
        data = data.toAbsolutePath().normalize();
        Objects.requireNonNull(ports, "ports");
        serviceEnvironment = Map.copyOf(serviceEnvironment);
    }

    /** A system on free ports with auto-pack and supervision, as tests want it. */
    public static SystemOptions inDirectory(Path data) {
        return new SystemOptions(data, findSources(Path.of("")), Ports.free(), true, true, Map.of());
    }

    public SystemOptions withPorts(Ports other) {
        return new SystemOptions(data, sources, other, autoPack, supervised, serviceEnvironment);
    }

    public SystemOptions withAutoPack(boolean on) {
        return new SystemOptions(data, sources, ports, on, supervised, serviceEnvironment);
    }

    /** Leaves dead what dies; {@link #withSupervision} with true is the default. */
    public SystemOptions withSupervision(boolean on) {
        return new SystemOptions(data, sources, ports, autoPack, on, serviceEnvironment);
    }

    /** Sets a variable of every service. */
    public SystemOptions withEnvironment(String name, String value) {
        Map<String, String> environment = new HashMap<>(serviceEnvironment);
        environment.put(name, value);
        return new SystemOptions(data, sources, ports, autoPack, supervised, environment);
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
