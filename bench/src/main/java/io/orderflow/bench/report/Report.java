package io.orderflow.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.bench.audit.AuditResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a run found.
 *
 * @param result PASSED or FAILED, which is the audit's
 * @param startedAt RFC 3339
 * @param trials of the search for saturation, if there was one
 * @param overload null unless it was asked for
 * @param options the command line, with defaults filled in
 */
public record Report(
        String result,
        String startedAt,
        Machine machine,
        Map<String, String> options,
        List<Measurement> measurements,
        List<Trial> trials,
        @Nullable Overload overload,
        Ceiling ceiling,
        AuditResult audit) {
    public Report {
        options = new TreeMap<>(options);
        measurements = List.copyOf(measurements);
        trials = List.copyOf(trials);
    }

    public boolean passed() {
        return audit.passed();
    }

    public String toJson() {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
