package io.orderflow.notification.application;

import java.util.HashMap;
import java.util.Map;

/** The connections that there may be: all of them, and of each client. Safe for use by many threads. */
final class Seats {

    private final int all;
    private final int perClient;
    private final Map<String, Integer> taken = new HashMap<>();
    private int takenInAll;

    Seats(int all, int perClient) {
        this.all = all;
        this.perClient = perClient;
    }

    /** Takes one, if there is one for this client. */
    synchronized boolean take(String client) {
        if (takenInAll >= all || taken.getOrDefault(client, 0) >= perClient) {
            return false;
        }
        takenInAll++;
        taken.merge(client, 1, Integer::sum);
        return true;
    }

    /** Gives one back that was taken. */
    synchronized void leave(String client) {
        takenInAll--;
        taken.computeIfPresent(client, (ignored, seats) -> seats == 1 ? null : seats - 1);
    }
}
