package io.orderflow.local.cli;

/** Whether the launcher is being stopped by Ctrl-C or a signal. */
final class Exit {
    private Exit() {}

    /** Runs this when the launcher ends, however it ends short of SIGKILL. */
    static void onExit(Runnable action) {
        Runtime.getRuntime().addShutdownHook(new Thread(action, "on-exit"));
    }

    /** The runtime takes no more hooks once it has begun to end. */
    static boolean isUnderWay() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            return !Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
