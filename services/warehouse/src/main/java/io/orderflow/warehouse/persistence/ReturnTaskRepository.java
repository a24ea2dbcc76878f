package io.orderflow.warehouse.persistence;

import static java.util.stream.Collectors.toMap;

import io.orderflow.events.value.ReturnId;
import io.orderflow.runtime.database.Table;
import io.orderflow.warehouse.application.ReturnTasks;
import io.orderflow.warehouse.domain.ReturnStatus;
import io.orderflow.warehouse.domain.ReturnTask;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tasks in the table {@code return_tasks}. */
@ApplicationScoped
class ReturnTaskRepository implements ReturnTasks {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String LIST = "where status = $3 and return_id > $1 order by return_id limit $2";
    private static final String LIST_EXPECTED =
            "where status <> 'RECEIVED' and expected_until > $3 and return_id > $1 order by return_id limit $2";

    private final Table<ReturnTaskEntity> table = Table.of(ReturnTaskEntity.class, ReturnTaskEntity::new, "returnId");

    @Override
    public Uni<Map<ReturnId, ReturnTask>> lock(Collection<ReturnId> returnIds) {
        return table.lock(returnIds, ReturnId::value)
                .map(rows -> rows.stream().collect(toMap(row -> new ReturnId(row.returnId), ReturnTaskEntity::toTask)));
    }

    @Override
    public Uni<Void> add(Map<ReturnId, ReturnTask> tasks) {
        return table.add(rows(tasks));
    }

    @Override
    public Uni<Void> update(Map<ReturnId, ReturnTask> known, Map<ReturnId, ReturnTask> tasks) {
        return table.update(rows(tasks));
    }

    @Override
    public Uni<Optional<ReturnTask.Announced>> find(ReturnId returnId) {
        return table.load(List.of(returnId), ReturnId::value)
                .map(rows -> rows.stream().findFirst().map(ReturnTaskEntity::toTask));
    }

    @Override
    public Uni<List<ReturnTask.Announced>> list(ReturnStatus status, @Nullable ReturnId after, int limit) {
        return select(LIST, start(after), limit, status.name());
    }

    @Override
    public Uni<List<ReturnTask.Announced>> listExpected(Instant now, @Nullable ReturnId after, int limit) {
        return select(LIST_EXPECTED, start(after), limit, now.atOffset(ZoneOffset.UTC));
    }

    private Uni<List<ReturnTask.Announced>> select(String condition, Object... parameters) {
        return table.select(condition, parameters)
                .map(rows -> rows.stream().map(ReturnTaskEntity::toTask).toList());
    }

    private static UUID start(@Nullable ReturnId after) {
        return after == null ? BEFORE_ALL : after.value();
    }

    private static List<ReturnTaskEntity> rows(Map<ReturnId, ReturnTask> tasks) {
        return tasks.values().stream().map(ReturnTaskEntity::of).toList();
    }
}
