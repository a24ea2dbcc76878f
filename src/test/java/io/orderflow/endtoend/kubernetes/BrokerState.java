package io.orderflow.endtoend.kubernetes;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import io.orderflow.events.wire.Streams;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of a broker somebody might have tampered with.
 *
 * @param stored how many messages each subject has, of both streams
 * @param streams each stream with its making, its beginning and its configuration
 * @param consumers each consumer with its making, its filters and how far it is
 */
record BrokerState(
        SortedMap<String, Long> stored, SortedMap<String, String> streams, SortedMap<String, String> consumers) {

    static BrokerState of(JetStreamManagement operator) throws IOException, JetStreamApiException {
        SortedMap<String, Long> stored = new TreeMap<>();
        SortedMap<String, String> streams = new TreeMap<>();
        for (StreamInfo stream : operator.getStreams()) {
            String name = stream.getConfiguration().getName();
            stored.putAll(operator.getStreamInfo(name, StreamInfoOptions.allSubjects())
                    .getStreamState()
                    .getSubjectMap());
            streams.put(
                    name,
                    "made %s, from %s, %s"
                            .formatted(
                                    stream.getCreateTime(),
                                    stream.getStreamState().getFirstSequence(),
                                    stream.getConfiguration().toJson()));
        }
        List<ConsumerInfo> consumers = operator.getConsumers(Streams.ORDERS);
        return new BrokerState(
                stored,
                streams,
                consumers.stream()
                        .collect(Collectors.toMap(
                                ConsumerInfo::getName, BrokerState::describe, (one, other) -> other, TreeMap::new)));
    }

    private static String describe(ConsumerInfo consumer) {
        return "made %s, delivered %s, acknowledged %s, paused %s, %s"
                .formatted(
                        consumer.getCreationTime(),
                        consumer.getDelivered().getConsumerSequence(),
                        consumer.getAckFloor().getConsumerSequence(),
                        consumer.getPaused(),
                        consumer.getConsumerConfiguration().toJson());
    }

    /** The same without what a service may change itself: what is stored on its subjects, and its consumer. */
    BrokerState without(Predicate<String> subjects, String consumer) {
        TreeMap<String, Long> others = new TreeMap<>(stored);
        others.keySet().removeIf(subjects);
        TreeMap<String, String> readers = new TreeMap<>(consumers);
        readers.remove(consumer);
        return new BrokerState(others, streams, readers);
    }

    /** How many messages there are on subjects like these. */
    long count(Predicate<String> subjects) {
        return stored.entrySet().stream()
                .filter(subject -> subjects.test(subject.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
