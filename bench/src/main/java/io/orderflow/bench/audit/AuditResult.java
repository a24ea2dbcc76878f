package io.orderflow.bench.audit;

import java.util.List;

/**
 * What the audit says.
 *
 * @param orders how many were looked at
 * @param findings what is wrong, in sentences; bounded, see {@code findingCount}
 */
public record AuditResult(boolean passed, long orders, long answered, long findingCount, List<String> findings) {
    static final int SHOWN = 20;

    public AuditResult {
        findings = List.copyOf(findings);
    }

    static AuditResult of(long orders, long answered, List<String> findings) {
        return new AuditResult(
                findings.isEmpty(),
                orders,
                answered,
                findings.size(),
                findings.stream().limit(SHOWN).toList());
    }
}
