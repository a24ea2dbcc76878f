package io.orderflow.runtime.work;

/** What does all work of one kind, from the start of the service to its end. */
interface RunningKind {

    /** Begins to look for work that is due. */
    void start();

    /** Begins no more of it. */
    void stop();

    /** Waits some seconds for what is under way after a stop. Blocks. */
    void finish() throws InterruptedException;
}
