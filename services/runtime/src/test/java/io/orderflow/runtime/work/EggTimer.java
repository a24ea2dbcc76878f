package io.orderflow.runtime.work;

import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.runtime.transaction.Consequences;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Deadlines that tests set. */
@Singleton
class EggTimer implements DeadlineKind {

    private static final String KIND = "egg-timer";

    final List<UUID> rung = new CopyOnWriteArrayList<>();
    volatile @Nullable UUID bad;
    volatile @Nullable Instant anew;

    static WorkId nameOf(UUID egg) {
        return new WorkId(KIND, egg);
    }

    void forget() {
        rung.clear();
        bad = null;
        anew = null;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public Uni<Consequences> decide(Collection<UUID> eggs) {
        if (bad != null && eggs.contains(bad)) {
            throw new IllegalStateException("asked to fail");
        }
        rung.addAll(eggs);
        Instant next = anew;
        List<Effect.Remind> reminders = next == null
                ? List.of()
                : eggs.stream().map(egg -> new Effect.Remind(nameOf(egg), next)).toList();
        return Uni.createFrom().item(new Consequences(List.of(), List.of(), reminders, List.of()));
    }
}
