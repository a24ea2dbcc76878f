package io.orderflow.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What the service under test logs from now on, with its exceptions, as an operator would read it. */
public final class HeardLog implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Handler listener = new Listener();

    private HeardLog() {
        ROOT.addHandler(listener);
    }

    /** Listens until it is closed. */
    public static HeardLog listen() {
        return new HeardLog();
    }

    /** What was logged so far, also after it was closed. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        ROOT.removeHandler(listener);
    }

    private final class Listener extends Handler {

        private final PatternFormatter format = new PatternFormatter("%s%e");

        @Override
        public void publish(LogRecord entry) {
            messages.add(format.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
