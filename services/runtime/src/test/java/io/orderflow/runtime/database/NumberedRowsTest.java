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

    private static NumberedRows<String> rows(Map<String, List<String>> known, Map<String, List<String>> states) {
        return NumberedRows.of(known, states, Function.identity(), (key, number, part) -> key + number + ":" + part);
    }
}
