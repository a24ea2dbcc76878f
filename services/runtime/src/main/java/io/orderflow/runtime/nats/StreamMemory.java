package io.orderflow.runtime.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.orderflow.events.wire.Headers;
import java.io.IOException;

/** Asks a stream whether it still holds a message at the place where it once acknowledged it. */
public final class StreamMemory {

    private static final int MESSAGE_NOT_FOUND = 10037;
    private static final int NOT_FOUND = 404;

    private final JetStreamManagement management;
    private final String stream;
    private final long firstSequence;
    private final long lastSequence;

    /** Takes the bounds of the stream as they are now. */
    public StreamMemory(JetStreamManagement management, String stream) throws IOException, JetStreamApiException {
        this.management = management;
        this.stream = stream;
        var state = management.getStreamInfo(stream).getStreamState();
        this.firstSequence = state.getFirstSequence();
        this.lastSequence = state.getLastSequence();
    }

    /**
     * Tells whether the stream has forgotten that it stored this message here: its end lies before that place, or
     * another message stands there. A message that merely expired is not forgotten.
     */
    public boolean forgot(long sequence, String messageId) throws IOException, JetStreamApiException {
        if (sequence > lastSequence) {
            return true;
        }
        if (sequence < firstSequence) {
            return false;
        }
        try {
            io.nats.client.impl.Headers present =
                    management.getMessage(stream, sequence).getHeaders();
            // Other publishers may name their messages otherwise, or not at all; the event's id is always there.
            return present == null
                    || (!messageId.equals(present.getFirst(Headers.NATS_MSG_ID))
                            && !messageId.equals(present.getFirst(Headers.ID)));
        } catch (JetStreamApiException failure) {
            if (failure.getApiErrorCode() == MESSAGE_NOT_FOUND || failure.getErrorCode() == NOT_FOUND) {
                return false;
            }
            throw failure;
        }
    }
}
