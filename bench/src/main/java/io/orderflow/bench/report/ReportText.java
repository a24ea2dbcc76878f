package io.orderflow.bench.report;

import io.orderflow.bench.audit.AuditResult;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as people read it. */
public final class ReportText {
    /** Share of the machine that makes figures worse than they are. */
    private static final double MUCH = 0.05;

    private final Formatter text = new Formatter(Locale.ROOT);

    private ReportText() {}

    public static String of(Report report) {
        ReportText writer = new ReportText();
        writer.machine(report.machine());
        writer.identity(report.options());
        report.measurements().forEach(writer::measurement);
        writer.overload(report.overload());
        writer.ceiling(report.ceiling());
        writer.audit(report.audit());
        return writer.text.toString();
    }

    private void machine(Machine machine) {
        text.format("%n");
        text.format(
                "%d cores (%s), %.1f GiB, %s, %s, nats-server %s, PostgreSQL %s%s%n",
                machine.cores(),
                machine.processor(),
                machine.memoryGibibytes(),
                machine.operatingSystem(),
                machine.java(),
                machine.natsServer(),
                machine.postgres(),
                machine.commit().isEmpty() ? "" : ", commit " + machine.commit());
    }

    private void identity(Map<String, String> options) {
        if (Boolean.parseBoolean(options.get("identity"))) {
            text.format("Services ask for tokens: %s channels order in turn%n", options.get("channels"));
        } else {
            text.format("Services are open: nobody shows a token%n");
        }
    }

    private void measurement(Measurement found) {
        text.format("%n");
        text.format(
                "%s: %s for %.0f s%n",
                found.name(),
                found.ratePerSecond() == 0 ? "one order at a time" : found.ratePerSecond() + " orders/s",
                found.seconds());
        text.format(
                "  accepted   %10.1f /s   (%d of %d; %d refused with 503, %d errors)%n",
                found.acceptedPerSecond(), found.accepted(), found.sent(), found.refused(), found.errorCount());
        found.errors().forEach((kind, count) -> text.format("             %10d      %s%n", count, kind));
        text.format(
                "  fulfilled  %10.1f /s   (%d; %d rejected; %d open at the end, done %.1f s later)%n",
                found.fulfilledPerSecond(),
                found.fulfilled(),
                found.rejected(),
                found.backlogAtEnd(),
                found.drainSeconds());
        cancellations(found.cancellations());
        returns(found.returns());
        text.format("  events     %10.1f /s%n", found.eventsPerSecond());
        text.format(
                "  WAL        %10.0f bytes an order that ended, in %.1f records%n",
                found.walBytesPerFinishedOrder(), found.walRecordsPerFinishedOrder());
        if (!found.sustained()) {
            text.format("  NOT SUSTAINED: the delay kept growing, or requests were turned away%n");
        }
        if (found.otherCpuShare() > MUCH) {
            text.format(
                    "  Other programs had %.0f %% of the machine meanwhile: expect better figures without them.%n",
                    100 * found.otherCpuShare());
        }
        text.format("%n");
        text.format("  %-24s %9s %9s %9s %9s%n", "milliseconds", "p50", "p90", "p99", "max");
        times("answer to POST", found.answerMillis());
        times("answer 503", found.refusalMillis());
        times("POST to OrderProcessed", found.toProcessedMillis());
        times("POST to OrderFulfilled", found.toFulfilledMillis());
        Cancellations cancellations = found.cancellations();
        if (cancellations != null) {
            times("cancellation to rest", cancellations.toRestMillis());
        }
        Returns returns = found.returns();
        if (returns != null) {
            times("OrderFulfilled to rest", returns.toRestMillis());
        }
        text.format("%n");
        text.format("  %-24s %12s %16s %12s%n", "process", "CPU s", "CPU ms/fulfilled", "memory MiB");
        found.processes().stream().filter(ProcessFigures::orderflow).forEach(this::process);
        text.format(
                "  %-24s %12.1f %16.2f %12.0f%n",
                "Orderflow",
                found.processes().stream()
                                .filter(ProcessFigures::orderflow)
                                .mapToDouble(ProcessFigures::cpuMillis)
                                .sum()
                        / 1000,
                found.cpuMillisPerFulfilledOrder(),
                found.processes().stream()
                        .filter(ProcessFigures::orderflow)
                        .mapToDouble(ProcessFigures::memoryMebibytes)
                        .sum());
        found.processes().stream().filter(process -> !process.orderflow()).forEach(this::process);
    }

    private void cancellations(@Nullable Cancellations found) {
        if (found != null) {
            text.format(
                    "  cancelled  %10d      (of %d: %d at once, %d by the warehouse; %d refused by it, %d too late,"
                            + " %d not answered)%n",
                    found.atOnce() + found.byWarehouse(),
                    found.asked(),
                    found.atOnce(),
                    found.byWarehouse(),
                    found.refused(),
                    found.tooLate(),
                    found.unanswered());
        }
    }

    private void returns(@Nullable Returns found) {
        if (found != null) {
            text.format(
                    "  returned   %10d      (of %d: %d in one part, %d in two; %d not restocked or not paid back)%n",
                    found.whole() + found.inParts(), found.begun(), found.whole(), found.inParts(), found.unfinished());
        }
    }

    private void times(String name, Percentiles times) {
        if (times.count() > 0) {
            text.format("  %-24s %9.1f %9.1f %9.1f %9.1f%n", name, times.p50(), times.p90(), times.p99(), times.max());
        }
    }

    private void process(ProcessFigures process) {
        text.format(
                "  %-24s %12.1f %16.2f %12.0f%n",
                process.name(),
                process.cpuMillis() / 1000,
                process.cpuMillisPerFulfilledOrder(),
                process.memoryMebibytes());
    }

    private void overload(@Nullable Overload overload) {
        if (overload != null) {
            text.format("%n");
            text.format(
                    "Overload of %d orders/s: %.2f of the orders that are finished at saturation; %d stuck%n",
                    overload.ratePerSecond(), overload.goodputShare(), overload.stuck());
        }
    }

    private void ceiling(Ceiling ceiling) {
        text.format("%n");
        text.format(
                "Ceiling: a bare NATS client publishes %.0f and consumes %.0f events/s of %.0f bytes on this server%n",
                ceiling.publishedPerSecond(), ceiling.consumedPerSecond(), ceiling.bytesPerMessage());
    }

    private void audit(AuditResult audit) {
        text.format("%n");
        if (audit.passed()) {
            text.format(
                    "Audit PASSED: %d orders, %d of them answered 2xx; none lost, none paid for twice, nothing oversold,"
                            + " everybody told once, nothing unsent or given up.%n",
                    audit.orders(), audit.answered());
            return;
        }
        text.format("Audit FAILED: %d findings on %d orders.%n", audit.findingCount(), audit.orders());
        audit.findings().forEach(finding -> text.format("  %s%n", finding));
    }
}
