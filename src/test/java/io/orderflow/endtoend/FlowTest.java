package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.events.wire.Flow;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The flow as the contract tells it, and what else in this repository says who publishes and who hears what. What the
 * NATS users may do is held against it by {@code NatsRightsIT}.
 */
class FlowTest {
    private static final Path SOURCES = SystemOptions.findSources(Path.of(""));
    private static final Flow FLOW = Flow.read(new YAMLMapper());

    @Test
    void everyServicePublishesOrHearsSomething() {
        Set<String> services = new TreeSet<>(FLOW.heard().keySet());
        services.addAll(FLOW.publishers().values());

        assertThat(services)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(Service.values()).stream().map(Service::id).toList());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aConsumerFiltersByWhatItsServiceHears(Service service) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(
                SOURCES.resolve("services/" + service.id() + "/src/main/resources/application.properties"))) {
            settings.load(file);
        }
        String subjects = settings.getProperty("mp.messaging.incoming.orders.subjects", "");

        assertThat(subjects.isEmpty() ? List.of() : List.of(subjects.split(",")))
                .containsExactlyInAnyOrderElementsOf(FLOW.filters(service.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"common-events/README.md", "docs/architecture.md"})
    void aTableOfEventsSaysTheSame(String page) throws IOException {
        EventTable table = EventTable.in(Files.readString(SOURCES.resolve(page)));

        assertThat(table.publishers()).containsExactlyInAnyOrderEntriesOf(FLOW.publishers());
        assertThat(table.causes()).containsExactlyInAnyOrderEntriesOf(FLOW.causes());
        if (table.hasReaders()) {
            assertThat(table.heard())
                    .containsExactlyInAnyOrderEntriesOf(FLOW.heard().entrySet().stream()
                            .filter(service -> !service.getValue().equals(FLOW.events()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }

    @Test
    void theDrawingForNewcomersShowsEveryEventAndNoOther() throws IOException {
        String readme = Files.readString(SOURCES.resolve("README.md"));
        Matcher section = Pattern.compile("(?s)\n## The flow\n(.*?)\n## ").matcher(readme);
        assertThat(section.find()).isTrue();

        assertThat(Pattern.compile("\\b(Order|Stock|Payment|Shipment|Carrier|Customer|Return)[A-Z]\\w*")
                        .matcher(section.group(1))
                        .results()
                        .map(name -> name.group()))
                .hasSameElementsAs(FLOW.events());
    }
}
