package io.orderflow.warehouse.domain;

import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnReceived;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.warehouse.domain.ReturnCommand.Expect;
import io.orderflow.warehouse.domain.ReturnCommand.Receive;
import io.orderflow.warehouse.domain.ReturnTask.Announced;
import io.orderflow.warehouse.domain.ReturnTask.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The goods of a return are received in as many parts as they come, never more than was announced, and each part is told
 * once. When the time for them is over does not matter here: goods that are in the house have come.
 */
public final class ReturnTaskDecider implements Decider<ReturnTask, ReturnCommand> {

    @Override
    public Decision<ReturnTask> decide(ReturnTask task, ReturnCommand command, Circumstances circumstances) {
        Instant now = circumstances.now();
        return switch (command) {
            case Expect(Announcement announcement) -> expect(task, announcement, now);
            case Receive receive ->
                switch (task) {
                    case Unknown() -> Decision.reject("there is no such task");
                    case Announced announced -> receive(announced, receive, now);
                };
        };
    }

    /** Why the goods are not taken for received; nothing if they are, or were. */
    public static Optional<ReceiptRefusal> refusal(Announced task, Receive command) {
        Optional<Receipt> known = task.find(command.receiptId());
        if (known.isPresent()) {
            return known.get().isOf(command.lines()) ? Optional.empty() : Optional.of(new ReceiptRefusal.NameTaken());
        }
        if (!task.awaits(command.lines())) {
            return Optional.of(new ReceiptRefusal.TooMuch(task.left()));
        }
        return task.isFull() ? Optional.of(new ReceiptRefusal.TooMany()) : Optional.empty();
    }

    private static Decision<ReturnTask> expect(ReturnTask task, Announcement announcement, Instant now) {
        return task instanceof Unknown
                ? Decision.accept(new Announced(announcement, now, List.of()))
                : Decision.ignore();
    }

    private static Decision<ReturnTask> receive(Announced task, Receive command, Instant now) {
        return refusal(task, command)
                .map(refusal -> Decision.<ReturnTask>reject(refusal.reason()))
                .orElseGet(() ->
                        task.find(command.receiptId()).isPresent() ? Decision.ignore() : received(task, command, now));
    }

    private static Decision<ReturnTask> received(Announced task, Receive command, Instant now) {
        ReturnApproved approved = task.announcement().approved();
        return Decision.accept(
                task.with(new Receipt(command.receiptId(), now, command.worker(), command.lines())),
                new Effect.Publish(
                        new ReturnReceived(
                                approved.orderId(),
                                approved.returnId(),
                                command.receiptId(),
                                command.lines(),
                                command.worker().id()),
                        task.announcement().cause()));
    }
}
