package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.from;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEnd;
import io.orderflow.events.OrderEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The flow of the AsyncAPI document, and what of it is said again in Java. */
class FlowTest {

    private static final Flow FLOW = Flow.read(new YAMLMapper());

    static Set<String> names() {
        return EventTypes.names();
    }

    @Test
    void everyEventIsPublishedByTheServiceOfItsGroup() {
        Map<String, String> publishers = EventTypes.byName().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, type -> Publisher.of(type.getValue()).service()));

        assertThat(FLOW.publishers()).containsExactlyInAnyOrderEntriesOf(publishers);
    }

    @Test
    void everythingIsCausedByAnEventButTheFirst() {
        FLOW.causes()
                .forEach((event, causes) -> assertThat(FLOW.events()).as(event).containsAll(causes));
        assertThat(FLOW.events().stream()
                        .filter(event -> FLOW.causes().get(event).isEmpty()))
                .containsExactly(OrderEvent.nameOf(OrderCreated.class));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whoeverPublishesSomethingHearsWhatCausesIt(String event) {
        String publisher = FLOW.publishers().get(event);

        assertThat(FLOW.heard().getOrDefault(publisher, Set.of()))
                .as("heard by %s", publisher)
                .containsAll(FLOW.causes().get(event));
    }

    @ParameterizedTest
    @EnumSource
    void theWayToAnEndIsWhole(OrderEnd end) {
        Set<String> told = new HashSet<>();
        for (String event : FLOW.wayTo(end)) {
            Set<String> causes = FLOW.causes().get(event);
            assertThat(causes.isEmpty() || causes.stream().anyMatch(told::contains))
                    .as("%s because of %s after %s", event, causes, told)
                    .isTrue();
            told.add(event);
        }
        assertThat(OrderEnd.of(told)).contains(end);
    }

    @Test
    void aSimpleOrderTakesNineEvents() {
        assertThat(OrderEnd.values())
                .satisfiesExactly(
                        fulfilled -> assertThat(FLOW.wayTo(fulfilled)).hasSize(9),
                        outOfStock -> assertThat(FLOW.wayTo(outOfStock)).hasSize(3),
                        declined -> assertThat(FLOW.wayTo(declined)).hasSize(6),
                        cancelled -> assertThat(FLOW.wayTo(cancelled)).hasSize(2));
    }

    @Test
    void aConsumerFiltersByWhatItsServiceHears() {
        assertThat(FLOW)
                .returns(List.of(), from(flow -> flow.filters("checkout")))
                .returns(
                        List.of(
                                "orders.ShipmentPrepared.*",
                                "orders.ShipmentCancellationRequested.*",
                                "orders.ReturnApproved.*"),
                        from(flow -> flow.filters("warehouse")))
                .returns(List.of("orders.>"), from(flow -> flow.filters("notification")));
    }

    /** Whoever reads a record need not look it up. */
    @ParameterizedTest
    @MethodSource("names")
    void theRecordSaysWhoPublishesItAndBecauseOfWhat(String event) throws IOException {
        Matcher sentence = Pattern.compile("Published by (\\w+), ([^.;:]*)").matcher(commentsOn(event));
        assertThat(sentence.find()).as("it says so").isTrue();
        Set<String> links = Pattern.compile("\\{@link (\\w+)}")
                .matcher(sentence.group(2))
                .results()
                .map(link -> link.group(1))
                .collect(Collectors.toSet());

        assertThat(sentence.group(1)).isEqualTo(FLOW.publishers().get(event));
        assertThat(links).isEqualTo(FLOW.causes().get(event));
    }

    private static String commentsOn(String event) throws IOException {
        String source = EventTypes.byName().get(event).getName().replace('.', '/') + ".java";
        return Files.readString(Path.of("src/main/java", source)).replaceAll("\\s*\\n \\* ?", " ");
    }
}
