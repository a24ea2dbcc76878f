package io.orderflow.notification.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.History;
import io.orderflow.notification.application.Notifications;
import io.orderflow.notification.domain.NotificationId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.identity.Visibility;
import io.orderflow.runtime.http.rate.LimitedByCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where one looks up what customers were told. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
public class NotificationsResource {

    private static final String ID = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

    private final Notifications notifications;
    private final History history;
    private final Callers callers;
    private final Database database;

    NotificationsResource(Notifications notifications, History history, Callers callers, Database database) {
        this.notifications = notifications;
        this.history = history;
        this.callers = callers;
        this.database = database;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.ADMIN})
    @LimitedByCaller
    @Operation(
            operationId = "listNotifications",
            summary =
                    "What customers were told, oldest first; of one order, if it is given, as customers and channels must")
    @APIResponse(responseCode = "200", description = "A page of notifications")
    @APIResponse(responseCode = "429", description = LimitedByCaller.REFUSAL)
    public Uni<Page<NotificationView>> list(
            @QueryParam("orderId") @Nullable OrderId orderId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = ID)) @QueryParam("cursor") @Nullable String cursor) {
        int checked = Page.checkLimit(limit);
        NotificationId after = cursor == null ? null : cursor(cursor);
        Visibility seen = callers.sees(Roles.SUPPORT, Roles.ADMIN);
        seen.requireOrder(orderId, "that the customer was told of");
        return database.read(() -> check(seen, orderId).chain(() -> notifications.list(orderId, after, checked + 1)))
                .map(found -> Page.of(
                        found.stream().map(NotificationView::of).toList(),
                        checked,
                        view -> view.notificationId().toString()));
    }

    /** Fails if this order is not among those that the caller may see. */
    private Uni<Void> check(Visibility seen, @Nullable OrderId orderId) {
        return orderId == null || seen instanceof Visibility.Everything
                ? Uni.createFrom().voidItem()
                : history.of(orderId)
                        .invoke(story -> {
                            if (!seen.includes(story.owner())) {
                                throw Problems.notFound("There is no order " + orderId);
                            }
                        })
                        .replaceWithVoid();
    }

    private static NotificationId cursor(String text) {
        try {
            return NotificationId.of(text);
        } catch (IllegalArgumentException invalid) {
            throw Problems.invalid("cursor", "must be what nextCursor was");
        }
    }
}
