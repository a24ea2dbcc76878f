package io.orderflow.runtime.nats.consume;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Whether this service knows what it knew. After its database was restored it does not before it has read the stream again
 * up to where that ended: what people or clocks want until then may contradict what it has said. A backlog of what is new
 * is no such thing.
 */
@ApplicationScoped
public class Recollection {

    private final List<IncomingChannel> channels = new CopyOnWriteArrayList<>();

    /** By what this channel hears, too. */
    public void include(IncomingChannel channel) {
        channels.add(channel);
    }

    /** Whether it knows it. False before the channels have listened for the first time. */
    public boolean isComplete() {
        return channels.stream().noneMatch(IncomingChannel::isReadingAgain);
    }

    /** Carries out what a person wants; fails with a {@link StillReadingException} until it knows it. */
    public <T> Uni<T> first(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> isComplete() ? work.get() : Uni.createFrom().failure(new StillReadingException()));
    }
}
