package io.orderflow.servers.process;

import io.orderflow.servers.machine.LaunchException;

/**
 * A port that a process listens on.
 *
 * @param option the command line's option that chooses another one
 */
public record ListenPort(int number, String option) {
    /** Says who cannot start and what to do, instead of letting the process fail with a stack trace of its own. */
    public void requireFree(String process) {
        if (!FreePorts.isFree(number)) {
            throw new LaunchException("Port %s, which %s needs, is taken by another program: stop that one or choose"
                            .formatted(number, process)
                    + " another port with " + option + ".");
        }
    }
}
