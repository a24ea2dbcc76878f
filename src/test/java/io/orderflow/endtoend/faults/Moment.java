package io.orderflow.endtoend.faults;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.events.wire.Flow;
import io.orderflow.local.Service;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** When the stream has this event of an order on this course. */
record Moment(Course course, String event) {
    private static final Flow FLOW = Flow.read(new YAMLMapper());

    static List<Moment> all() {
        return Stream.of(Course.values())
                .flatMap(course -> course.events().stream().map(event -> new Moment(course, event)))
                .toList();
    }

    /** Who has just said so. */
    Service publisher() {
        return Service.of(Objects.requireNonNull(FLOW.publishers().get(event), event))
                .orElseThrow();
    }

    @Override
    public String toString() {
        return course + " at " + event;
    }
}
