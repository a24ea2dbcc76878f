package io.orderflow.bench.audit;

import java.util.List;

/**
 * What the audit says.
 *
 * @param orders how many were looked at
 * @param findings what is wrong, in sentences; bounded, see {@code findingCount}
 */
public record Verdict(boolean passed, long orders, long answered, long findingCount, List<String> findings) {
    static final int SHOWN = 20;

    public Verdict {
        findings = List.copyOf(findings);
    }

    static Verdict of(long orders, long answered, List<String> findings) {
        return new Verdict(
                findings.isEmpty(),
                orders,
                answered,
                findings.size(),
                findings.stream().limit(SHOWN).toList());
    }
}
