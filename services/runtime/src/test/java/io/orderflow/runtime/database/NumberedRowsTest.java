package io.orderflow.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NumberedRowsTest {

    @Test
    void writesWhatIsNewAndWhatIsOther() {
        NumberedRows<String> rows =
                rows(Map.of("a", List.of("same", "old")), Map.of("a", List.of("same", "new", "more")));

        assertThat(rows.changed()).containsExactly("a2:new");
        assertThat(rows.added()).containsExactly("a3:more");
    }

    @Test
    void writesAllOfWhatWasNotKnown() {
        NumberedRows<String> rows = rows(Map.of("a", List.of("one")), Map.of("b", List.of("one", "two")));

        assertThat(rows.changed()).isEmpty();
        assertThat(rows.added()).containsExactly("b1:one", "b2:two");
    }

    @Test
    void putsTheRowsOfAStateTogetherInTheirOrder() {
        Map<String, String> states = NumberedRows.states(
                List.of("a2", "b1", "a1"),
                row -> row.substring(0, 1),
                row -> Integer.parseInt(row.substring(1)),
                Function.identity(),
                parts -> String.join(",", parts));

        assertThat(states).containsOnly(Map.entry("a", "a1,a2"), Map.entry("b", "b1"));
    }

    private static NumberedRows<String> rows(Map<String, List<String>> known, Map<String, List<String>> states) {
        return NumberedRows.of(known, states, Function.identity(), (key, number, part) -> key + number + ":" + part);
    }
}
