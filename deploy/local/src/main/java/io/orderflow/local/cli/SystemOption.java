package io.orderflow.local.cli;

import io.orderflow.local.BuiltProgram;
import io.orderflow.local.Identity;
import io.orderflow.local.Ports;
import io.orderflow.local.SystemOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a system is started; the same for {@code demo} and {@code up}. */
final class SystemOption {
    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PortOption ports = new PortOption();

    @Option(
            names = "--auto-pack",
            negatable = true,
            defaultValue = "${env:ORDERFLOW_AUTO_PACK:-true}",
            fallbackValue = "true",
            description = "Whether the warehouse packs by itself or waits for people, ORDERFLOW_AUTO_PACK. Default: it"
                    + " packs.")
    private boolean autoPack;

    @Option(
            names = "--identity",
            negatable = true,
            defaultValue = "${env:ORDERFLOW_OWN_ISSUER:-false}",
            fallbackValue = "true",
            description =
                    "Whether services ask for tokens, which an issuer that runs with them publishes the keys of and"
                            + " ./orderflow token prints, ORDERFLOW_OWN_ISSUER. Default: everybody may do everything.")
    private boolean identity;

    @Option(
            names = "--native",
            defaultValue = "${env:ORDERFLOW_NATIVE:-false}",
            fallbackValue = "true",
            description = "Run the services as native executables rather than on the JVM, ORDERFLOW_NATIVE.")
    private boolean nativeExecutables;

    @Mixin
    private TimeoutOption timeout = new TimeoutOption();

    DataOption data() {
        return data;
    }

    Duration timeout() {
        return timeout.timeout();
    }

    SystemOptions options() {
        return new SystemOptions(data.directory().root(), SystemOptions.findSources(), ports(), autoPack)
                .withIdentity(identity ? new Identity.OwnIssuer() : new Identity.Open())
                .withProgram(nativeExecutables ? BuiltProgram.NATIVE : BuiltProgram.JVM);
    }

    Ports ports() {
        return ports.ports();
    }

    /** The same choices as arguments of another launcher. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(ports.arguments());
        arguments.addAll(List.of("--data", data.directory().root().toString()));
        arguments.addAll(timeout.arguments());
        arguments.add(autoPack ? "--auto-pack" : "--no-auto-pack");
        if (identity) {
            arguments.add("--identity");
        }
        if (nativeExecutables) {
            arguments.add("--native");
        }
        return arguments;
    }
}
