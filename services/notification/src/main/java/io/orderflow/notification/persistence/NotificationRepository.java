package io.orderflow.notification.persistence;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.Mail;
import io.orderflow.notification.application.Notifications;
import io.orderflow.notification.domain.NotificationId;
import io.orderflow.notification.domain.NotificationStatus;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The notifications in the table {@code notifications}. */
@ApplicationScoped
class NotificationRepository implements Notifications, PanacheRepositoryBase<NotificationEntity, UUID> {

    private static final String ADD = """
            insert into notifications (id, order_id, step, event_id, event, text, status)
            select draft.*, cast($7 as text)
              from unnest(cast($1 as uuid[]), cast($2 as uuid[]), cast($3 as text[]), cast($4 as uuid[]),
                          cast($5 as text[]), cast($6 as text[])) as draft
            on conflict do nothing
            """;

    /**
     * For what comes after the end alone: the beginning is recorded together with its recipient, so where there is one
     * without the other somebody was forgotten. Who is not stays until this is committed, and then until the mail is sent.
     */
    private static final String ADD_AFTER_THE_END = """
            with known as (select order_id from recipients where order_id = any (cast($2 as uuid[])) for key share)
            insert into notifications (id, order_id, step, event_id, event, text, status)
            select draft.*,
                   case when draft.order_id not in (select order_id from known)
                         and exists (select from order_events
                                      where order_id = draft.order_id and event = cast($8 as text))
                        then cast($9 as text) else cast($7 as text) end
              from unnest(cast($1 as uuid[]), cast($2 as uuid[]), cast($3 as text[]), cast($4 as uuid[]),
                          cast($5 as text[]), cast($6 as text[]))
                as draft (id, order_id, step, event_id, event, text)
            on conflict do nothing
            """;

    private static final String CLAIM = """
            with due as (select id from notifications
                          where status = 'PENDING' and due_at <= now()
                            and exists (select from recipients where order_id = notifications.order_id)
                          order by due_at, id limit $1 for update skip locked)
            update notifications as claimed set due_at = now() + make_interval(secs => $2)
              from due, recipients
             where claimed.id = due.id and recipients.order_id = claimed.order_id
            returning claimed.id, claimed.order_id, claimed.step, claimed.text, claimed.attempts,
                      recipients.email
            """;
    private static final String RECORD = """
            update notifications
               set status = attempt.status,
                   attempts = attempt.attempts,
                   due_at = now() + attempt.pause * interval '1 millisecond',
                   sent_at = case when attempt.status = 'SENT' then now() end
              from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as bigint[]), cast($4 as integer[]))
                as attempt (id, status, pause, attempts)
             where notifications.id = attempt.id and notifications.status = 'PENDING'
            """;

    private static final String BEGINNING = OrderEvent.nameOf(OrderCreated.class);

    /** In this order rows are inserted by everybody, so that nobody waits for one another. */
    private static final Comparator<Draft> BY_KEY = Comparator.comparing(Draft::orderId)
            .thenComparing(draft -> draft.announcement().step())
            .thenComparing(Draft::occasion);

    @Override
    public Uni<Void> add(List<Draft> drafts, NotificationStatus status) {
        return Sql.together(
                        rows(drafts, draft -> !mayComeAfterTheEnd(draft), status)
                                .execute(ADD),
                        rows(drafts, NotificationRepository::mayComeAfterTheEnd, status)
                                .value(BEGINNING)
                                .value(NotificationStatus.SUPPRESSED.name())
                                .execute(ADD_AFTER_THE_END))
                .replaceWithVoid();
    }

    private static boolean mayComeAfterTheEnd(Draft draft) {
        return draft.announcement().step().mayComeAfterTheEnd();
    }

    private static Rows<Draft> rows(List<Draft> drafts, Predicate<Draft> which, NotificationStatus status) {
        return Rows.of(drafts.stream().filter(which).sorted(BY_KEY).toList())
                .uuids(draft -> draft.id().value())
                .uuids(draft -> draft.orderId().value())
                .texts(draft -> StepKey.of(draft).toString())
                .uuids(draft -> draft.eventId().value())
                .texts(Draft::event)
                .texts(draft -> draft.announcement().text())
                .value(status.name());
    }

    @Override
    public Uni<List<Mail>> claim(int limit, Duration lease) {
        return Sql.select(CLAIM, NotificationRepository::mail, limit, Rows.seconds(lease));
    }

    @Override
    public Uni<Void> record(List<Attempt> attempts) {
        return Rows.of(attempts)
                .uuids(attempt -> attempt.id().value())
                .texts(attempt -> attempt.judgement().status().name())
                .longs(attempt -> attempt.judgement().pause().toMillis())
                .integers(attempt -> attempt.judgement().attempts())
                .execute(RECORD)
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Entry>> list(@Nullable OrderId orderId, @Nullable NotificationId after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        if (orderId != null) {
            conditions.add("orderId = :orderId");
            parameters.put("orderId", orderId.value());
        }
        if (after != null) {
            conditions.add("id > :after");
            parameters.put("after", after.value());
        }
        return find(String.join(" and ", conditions) + " order by id", parameters)
                .range(0, limit - 1)
                .list()
                .map(found -> found.stream().map(NotificationEntity::toEntry).toList());
    }

    private static Mail mail(Object[] columns) {
        StepKey key = StepKey.parse((String) columns[2]);
        return new Mail(
                new NotificationId((UUID) columns[0]),
                new OrderId((UUID) columns[1]),
                key.step(),
                key.occasion(),
                (String) columns[3],
                (Integer) columns[4],
                (String) columns[5]);
    }
}
