package io.orderflow.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A process that looks to the launcher like a service: a health endpoint, and its environment at {@code /env}. */
public final class StandInService {
    /** The variable that names a service that is to die at its start. */
    public static final String BROKEN = "STAND_IN_BROKEN";

    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv("DATABASE_NAME").equals(System.getenv(BROKEN))) {
            System.out.println("cannot migrate the database");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        answer(server, "/q/health/ready", "{\"status\":\"UP\"}");
        answer(
                server,
                "/env",
                System.getenv().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.joining("\n")));
        server.start();
        System.out.println("listening on " + port);
    }

    /** Makes a checkout in which all seven services are stand-ins. */
    public static Path sourcesIn(Path directory) {
        try {
            Files.createDirectories(directory.resolve("deploy/local"));
            Files.writeString(directory.resolve("deploy/local/pom.xml"), "");
            for (Service service : Service.values()) {
                Path application = directory.resolve("services/" + service.id() + "/target/quarkus-app");
                Files.createDirectories(application);
                writeJar(application.resolve("quarkus-run.jar"));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts beside each jar an executable that tells of itself in its environment. */
    static void executablesIn(Path sources) throws IOException {
        for (Service service : Service.values()) {
            Path target = sources.resolve("services/" + service.id() + "/target");
            Path executable = target.resolve(service.id() + "-1.0-runner");
            Files.writeString(executable, """
                    #!/bin/sh
                    STAND_IN=native exec '%s/bin/java' -jar '%s'
                    """.formatted(
                            System.getProperty("java.home"), target.resolve("quarkus-app/quarkus-run.jar")));
            Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        String entry = StandInService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var type = StandInService.class.getResourceAsStream("/" + entry)) {
            stream.putNextEntry(new JarEntry(entry));
            type.transferTo(stream);
        }
    }

    private static void answer(HttpServer server, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream stream = exchange.getResponseBody()) {
                stream.write(bytes);
            }
        });
    }
}
