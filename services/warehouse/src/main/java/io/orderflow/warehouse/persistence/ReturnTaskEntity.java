package io.orderflow.warehouse.persistence;

import io.orderflow.events.ReturnApproved;
import io.orderflow.warehouse.domain.Announcement;
import io.orderflow.warehouse.domain.ReturnStatus;
import io.orderflow.warehouse.domain.ReturnTask;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code return_tasks}. */
@Entity
@Table(name = "return_tasks")
class ReturnTaskEntity {

    @Id
    UUID returnId;

    UUID orderId;

    @Enumerated(EnumType.STRING)
    ReturnStatus status;

    Instant expectedUntil;

    Instant createdAt;

    /** Null while there are none. */
    @Nullable String receipts;

    String causeHeaders;
    String causeBody;

    static ReturnTaskEntity of(ReturnTask task) {
        return switch (task) {
            case ReturnTask.Unknown() -> throw new IllegalArgumentException("there is nothing to store");
            case ReturnTask.Announced announced -> of(announced);
        };
    }

    private static ReturnTaskEntity of(ReturnTask.Announced task) {
        ReturnApproved approved = task.announcement().approved();
        StoredEvent cause = StoredEvent.of(task.announcement().event());
        ReturnTaskEntity entity = new ReturnTaskEntity();
        entity.returnId = approved.returnId().value();
        entity.orderId = approved.orderId().value();
        entity.status = task.status();
        entity.expectedUntil = approved.until().instant();
        entity.createdAt = task.createdAt();
        entity.receipts = ReceiptsJson.write(task.receipts());
        entity.causeHeaders = cause.headers();
        entity.causeBody = cause.body();
        return entity;
    }

    ReturnTask.Announced toTask() {
        return new ReturnTask.Announced(
                new Announcement(new StoredEvent(causeHeaders, causeBody).read()),
                createdAt,
                ReceiptsJson.read(receipts));
    }
}
