package io.orderflow.notification.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.Notifications;
import io.orderflow.notification.domain.NotificationId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where one looks up what customers were told. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
public class NotificationsResource {

    private final Notifications notifications;
    private final Database database;

    NotificationsResource(Notifications notifications, Database database) {
        this.notifications = notifications;
        this.database = database;
    }

    @GET
    @Operation(summary = "What customers were told, oldest first; of one order, if it is given")
    public Uni<Page<NotificationView>> list(
            @QueryParam("orderId") @Nullable OrderId orderId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int checked = Page.checkLimit(limit);
        NotificationId after = cursor == null ? null : cursor(cursor);
        return database.read(() -> notifications.list(orderId, after, checked + 1))
                .map(found -> Page.of(
                        found.stream().map(NotificationView::of).toList(),
                        checked,
                        view -> view.notificationId().toString()));
    }

    private static NotificationId cursor(String text) {
        try {
            return NotificationId.of(text);
        } catch (IllegalArgumentException invalid) {
            throw Problems.invalid("cursor", "must be what nextCursor was");
        }
    }
}
