package io.orderflow.servers.process;

import java.util.ArrayList;
import java.util.List;

/** Signals beyond the two that Java knows, by the shell's own {@code kill}, which is on every Unix. */
public final class Signals {
    private Signals() {}

    /** Sends a signal ({@code INT}, {@code STOP}, …); a process that is gone is no error. */
    public static void send(String signal, List<ProcessHandle> processes) {
        if (processes.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", "kill -" + signal + " \"$@\" 2>/dev/null", "sh"));
        processes.forEach(process -> arguments.add(Long.toString(process.pid())));
        ShortCommand.run(arguments);
    }
}
