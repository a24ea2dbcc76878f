package io.orderflow.local;

import io.orderflow.servers.process.LaunchCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One service from its sources, by Maven and Quarkus's development mode, which compiles and loads again what has changed
 * when the next request comes; the others as they are.
 *
 * @param developed the one
 * @param others what the other services are started from
 * @param maven the program {@code mvn}
 * @param debugPort where a debugger may attach
 */
public record DevelopedProgram(Service developed, ServiceProgram others, Path maven, int debugPort)
        implements ServiceProgram {

    /** Where debuggers look unless they are told otherwise. */
    public static final int DEBUG_PORT = 5005;

    /** New code goes into the running classes where it fits into them, which saves most changes a restart. */
    private static final String RELOAD_IN_PLACE = "-Dquarkus.live-reload.instrumentation=true";

    /** What Quarkus would start, ask or check besides: the system is all there, and people run their tests themselves. */
    private static final List<String> NOTHING_ELSE = List.of(
            "-Dquarkus.devservices.enabled=false",
            "-Dquarkus.test.continuous-testing=disabled",
            "-Dquarkus.console.enabled=false",
            "-Dquarkus.analytics.disabled=true",
            // Flyway makes the tables, and after Hibernate has looked for them.
            "-Dquarkus.hibernate-orm.validate-in-dev-mode=false");

    @Override
    public LaunchCommand command(Service service, SystemOptions options) {
        return service == developed
                ? LaunchCommand.of(arguments(), options.sources())
                : others.command(service, options);
    }

    /** The modules that it is made of are compiled and watched with it; how they are formatted does not matter yet. */
    private List<String> arguments() {
        return Stream.of(
                        List.of(maven.toString(), "-B", "-ntp", "-q", "-pl", "services/" + developed.id(), "-am"),
                        List.of("-Dspotless.check.skip=true", "-Ddebug=" + debugPort, RELOAD_IN_PLACE),
                        NOTHING_ELSE,
                        List.of("compile", "quarkus:dev"))
                .flatMap(List::stream)
                .toList();
    }
}
