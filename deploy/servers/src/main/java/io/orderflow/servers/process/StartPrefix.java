package io.orderflow.servers.process;

import io.orderflow.servers.machine.Host;
import io.orderflow.servers.machine.LaunchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words that go before a program: a session of its own, so that Ctrl-C reaches the launcher alone and the launcher
 * stops its processes in order; a signal when the launcher dies, so that none is orphaned; another user.
 */
final class StartPrefix {
    private StartPrefix() {}

    static List<String> of(LaunchCommand command) {
        List<String> prefix = new ArrayList<>();
        Host.program("setsid").ifPresent(setsid -> prefix.add(setsid.toString()));
        boolean dropRoot = command.unprivileged() && Host.isRoot();
        Optional<Path> setpriv = Host.isLinux() ? Host.program("setpriv") : Optional.empty();
        if (setpriv.isPresent()) {
            prefix.addAll(List.of(
                    setpriv.get().toString(), "--pdeathsig", command.stop().signal()));
            if (dropRoot) {
                prefix.addAll(List.of("--reuid", Host.UNPRIVILEGED_USER, "--regid", group(), "--clear-groups"));
            }
        } else if (dropRoot) {
            throw new LaunchException("PostgreSQL does not run as root, and setpriv, which would run it as "
                    + Host.UNPRIVILEGED_USER + ", is not on the PATH: install util-linux or start Orderflow as an"
                    + " ordinary user.");
        }
        return prefix;
    }

    private static String group() {
        return ShortCommand.run(List.of("id", "-g", Host.UNPRIVILEGED_USER))
                .output()
                .strip();
    }
}
