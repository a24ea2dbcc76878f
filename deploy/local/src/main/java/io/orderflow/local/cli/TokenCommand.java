package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.servers.identity.Issuer;
import io.orderflow.servers.identity.Role;
import io.orderflow.servers.identity.SigningKeys;
import io.orderflow.servers.identity.TokenRequest;
import io.orderflow.servers.identity.Tokens;
import io.orderflow.servers.machine.LaunchException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a token and nothing else, so that it can stand in a command line: {@code $(./orderflow token …)}. */
@Command(
        name = "token",
        description =
                "Prints a token that the services of a system with --identity accept, or with --issuer those who go by"
                        + " an issuer elsewhere that has its keys from here.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TokenCommand implements Callable<Integer> {
    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "What it allows: ${COMPLETION-CANDIDATES}; may be repeated.")
    private List<Role> roles = List.of();

    @Option(
            names = "--subject",
            paramLabel = "ID",
            description = "Whom it is about; of a customer, the id that orders have. Default: the first role.")
    private @Nullable String subject;

    @Option(names = "--name", paramLabel = "NAME", description = "How people call the subject. Default: the subject.")
    private @Nullable String name;

    @Option(
            names = "--lifetime",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            description = "How long it is good for, as in ISO 8601. Default: ${DEFAULT-VALUE}.")
    private Duration lifetime = TokenRequest.LIFETIME;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description =
                    "An issuer that runs elsewhere with the keys in DIR/identity, which are made if there are none."
                            + " Default: the one of the system that runs with DIR.")
    private @Nullable String issuer;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        if (!lifetime.isPositive()) {
            throw new LaunchException("A token lives for some time, such as PT1H, and not " + lifetime + ".");
        }
        Terminal.line(tokens(data.directory()).issue(request()));
        return 0;
    }

    private Tokens tokens(DataDirectory directory) {
        return issuer == null
                ? tokensOfRunning(directory)
                : new Tokens(issuer, SigningKeys.madeIn(directory.identity()));
    }

    private static Tokens tokensOfRunning(DataDirectory directory) {
        SigningKeys keys = SigningKeys.in(directory.identity());
        LauncherState running = RunningLauncher.find(directory)
                .filter(state -> state.issuer() && keys.exist())
                .orElseThrow(() -> new LaunchException("There is nothing to show a token to: no system that asks for"
                        + " tokens runs with the data in " + directory.root() + ". ./orderflow up --identity starts"
                        + " one (and ./orderflow down stops one that is open)."));
        return new Tokens(Issuer.url(running.ports().issuer()), keys);
    }

    private TokenRequest request() {
        String id = subject == null ? roles.getFirst().claim() : subject;
        TokenRequest request =
                TokenRequest.of(id, roles.stream().map(Role::claim).toArray(String[]::new));
        return request.withName(name == null ? id : name).withLifetime(lifetime);
    }
}
