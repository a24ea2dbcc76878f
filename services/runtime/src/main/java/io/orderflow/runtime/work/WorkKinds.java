package io.orderflow.runtime.work;

import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.runtime.lifecycle.ShutdownOrder;
import io.orderflow.runtime.nats.consume.ConsumerBacklog;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.DeferredEffects;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All kinds of work of this service, each a bean: what decisions defer is handed to the one that it is for. */
@ApplicationScoped
class WorkKinds implements DeferredEffects {

    private final DueRows rows;
    private final Map<String, RunningKind> all = new TreeMap<>();
    private final Map<String, OutsideCalls<?, ?>> calls = new TreeMap<>();
    private final Map<String, Deadlines> deadlines = new TreeMap<>();

    WorkKinds(
            @Any Instance<CallKind<?, ?>> callKinds,
            @Any Instance<DeadlineKind> deadlineKinds,
            WorkResources resources,
            ConsumerBacklog backlog) {
        this.rows = resources.rows();
        callKinds.forEach(kind -> put(calls, kind.name(), new OutsideCalls<>(kind, resources)));
        deadlineKinds.forEach(kind -> put(deadlines, kind.name(), new Deadlines(kind, resources, backlog)));
    }

    private <T extends RunningKind> void put(Map<String, T> kinds, String name, T kind) {
        if (all.putIfAbsent(name, kind) != null) {
            throw new IllegalStateException("There are two kinds of work with the name " + name);
        }
        kinds.put(name, kind);
    }

    void start(@Observes StartupEvent started) {
        all.values().forEach(RunningKind::start);
    }

    /** Begins no more, then waits for what is under way. */
    void finish(@Observes @Priority(ShutdownOrder.CALLS) ShutdownEvent stopping) throws InterruptedException {
        all.values().forEach(RunningKind::stop);
        for (RunningKind kind : all.values()) {
            kind.finish();
        }
    }

    @Override
    public Uni<Runnable> store(Consequences consequences) {
        List<Uni<?>> statements = new ArrayList<>();
        List<Runnable> afterwards = new ArrayList<>();
        byKind(consequences.forgotten(), WorkId::kind)
                .forEach((kind, names) -> statements.add(
                        rows.remove(kind, names.stream().map(WorkId::id).toList())));
        byKind(consequences.calls(), call -> call.id().kind())
                .forEach((kind, due) ->
                        statements.add(named(calls, kind).lease(due).invoke(afterwards::add)));
        byKind(consequences.reminders(), reminder -> reminder.name().kind())
                .forEach((kind, reminders) ->
                        statements.add(named(deadlines, kind).set(reminders)));
        return statements.isEmpty()
                ? Uni.createFrom().item(WorkKinds::nothing)
                : Sql.together(statements).replaceWith(() -> () -> afterwards.forEach(Runnable::run));
    }

    private static <T> Map<String, List<T>> byKind(Collection<T> effects, Function<T, String> kind) {
        return effects.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.toList()));
    }

    private static <T> T named(Map<String, T> kinds, String name) {
        T kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("there is no kind of work " + name + " among " + kinds.keySet());
        }
        return kind;
    }

    private static void nothing() {}
}
