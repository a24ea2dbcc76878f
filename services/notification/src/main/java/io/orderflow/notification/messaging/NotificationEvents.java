package io.orderflow.notification.messaging;

import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.LiveOrders;
import io.orderflow.notification.application.RecordEvents;
import io.orderflow.notification.application.SendMails;
import io.orderflow.runtime.nats.consume.DeliveryBatch;
import io.orderflow.runtime.transaction.EventBatches;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the notification service hears, which is everything. */
@ApplicationScoped
class NotificationEvents {

    private final EventBatches batches;
    private final RecordEvents recordEvents;
    private final LiveOrders liveOrders;
    private final SendMails sendMails;

    NotificationEvents(EventBatches batches, RecordEvents recordEvents, LiveOrders liveOrders, SendMails sendMails) {
        this.batches = batches;
        this.recordEvents = recordEvents;
        this.liveOrders = liveOrders;
        this.sendMails = sendMails;
    }

    @Incoming("orders")
    Uni<Void> on(DeliveryBatch batch) {
        Set<OrderId> concerned = ConcurrentHashMap.newKeySet();
        Queue<Instant> times = new ConcurrentLinkedQueue<>();
        return batches.process(batch, events -> {
                    events.forEach(event -> {
                        concerned.add(event.event().orderId());
                        times.add(event.time());
                    });
                    return recordEvents.handle(events);
                })
                .invoke(() -> {
                    times.forEach(liveOrders::heard);
                    liveOrders.wake(concerned);
                    sendMails.wake();
                });
    }
}
