package io.orderflow.warehouse.domain;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.runtime.decision.Command;
import java.util.List;

/** What is wanted of a task of receiving goods. */
public sealed interface ReturnCommand extends Command {

    /** The return whose goods they are. */
    ReturnId returnId();

    @Override
    default String about() {
        return "returnId=" + returnId();
    }

    /** That there be one. */
    record Expect(Announcement announcement) implements ReturnCommand {

        @Override
        public ReturnId returnId() {
            return announcement.approved().returnId();
        }

        @Override
        public String about() {
            return "orderId=" + announcement.approved().orderId();
        }
    }

    /**
     * That goods be taken for received; whoever says it again says it once.
     *
     * @param lines as of {@link Receipt}
     */
    record Receive(ReturnId returnId, ReceiptId receiptId, Worker worker, List<ReturnedLine> lines)
            implements ReturnCommand {

        public Receive {
            lines = Receipt.checked(lines);
        }
    }
}
