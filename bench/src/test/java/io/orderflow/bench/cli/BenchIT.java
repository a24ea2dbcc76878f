package io.orderflow.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.Service;
import io.orderflow.servers.process.FreePorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run at a low rate against the real system, which asks for tokens; only that it measures is looked at. */
class BenchIT {
    private static final int RATE = 10;
    private static final int SECONDS = 5;

    @TempDir
    Path directory;

    @Test
    void measuresARunAndAuditsEveryOrderOfIt() throws Exception {
        Path file = directory.resolve("report.json");

        int exit = Main.commandLine()
                .execute(arguments(
                        "--rate",
                        Integer.toString(RATE),
                        "--duration",
                        Integer.toString(SECONDS),
                        "--warm-up",
                        "3",
                        "--rejections",
                        "0.3",
                        "--cancellations",
                        "0.4",
                        "--returns",
                        "0.5",
                        "--identity",
                        "--channels",
                        "3",
                        "--jvm-options",
                        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m",
                        "--report",
                        file.toString()));

        JsonNode report = new JsonMapper().readTree(file.toFile());
        assertThat(report.path("result").asText())
                .as(report.path("audit").toString())
                .isEqualTo("PASSED");
        assertThat(exit).isZero();
        assertThat(report.at("/options/rate").asText()).isEqualTo("10");
        assertThat(report.at("/options/identity").asText()).isEqualTo("true");
        assertThat(report.at("/machine/cores").asInt()).isPositive();
        assertThat(report.at("/ceiling/publishedPerSecond").asDouble()).isPositive();
        assertThat(report.at("/ceiling/consumedPerSecond").asDouble()).isPositive();
        // The warm-up's orders are audited with the others: a third, two thirds and the whole of the rate, a second
        // each.
        assertThat(report.at("/audit/answered").asInt())
                .isBetween(report.at("/measurements/0/accepted").asInt(), RATE * SECONDS + 3 + 6 + 10);
        requireWholeMeasurement(report.at("/measurements/0"));
        requireAnswersToAllWishes(report.at("/measurements/0/cancellations"));
        requireAllToBeBack(report.at("/measurements/0/returns"));
    }

    private static void requireAnswersToAllWishes(JsonNode cancellations) {
        int stopped = cancellations.path("atOnce").asInt()
                + cancellations.path("byWarehouse").asInt();
        int late = cancellations.path("refused").asInt()
                + cancellations.path("tooLate").asInt();
        assertThat(cancellations.path("asked").asInt()).isPositive().isEqualTo(stopped + late);
        assertThat(cancellations.at("/toRestMillis/count").asInt()).isEqualTo(stopped);
    }

    private static void requireAllToBeBack(JsonNode returns) {
        int back = returns.path("whole").asInt() + returns.path("inParts").asInt();
        assertThat(returns.path("begun").asInt()).isPositive().isEqualTo(back);
        assertThat(returns.path("unfinished").asInt()).isZero();
        assertThat(returns.at("/toRestMillis/count").asInt()).isEqualTo(back);
    }

    private static void requireWholeMeasurement(JsonNode measured) {
        // A machine that is busy with other tests may have some turned away, but each has its answer.
        assertThat(measured.path("sent").asInt()).isEqualTo(RATE * SECONDS);
        assertThat(measured.path("accepted").asInt() + measured.path("refused").asInt())
                .isEqualTo(RATE * SECONDS);
        assertThat(measured.path("errors")).isEmpty();
        assertThat(measured.path("eventsPerSecond").asDouble()).isPositive();
        for (String times : List.of("answerMillis", "toProcessedMillis", "toFulfilledMillis")) {
            JsonNode distribution = measured.path(times);
            assertThat(distribution.path("count").asInt()).as(times).isPositive();
            assertThat(distribution.path("p50").asDouble())
                    .as(times)
                    .isPositive()
                    .isLessThanOrEqualTo(distribution.path("p99").asDouble());
        }
        assertThat(measured.path("cpuMillisPerFinishedOrder").asDouble()).isPositive();
        assertThat(measured.path("walRecordsPerFinishedOrder").asDouble()).isPositive();
        assertThat(measured.path("walBytesPerFinishedOrder").asDouble())
                .isGreaterThan(measured.path("walRecordsPerFinishedOrder").asDouble());
        List<String> names = new ArrayList<>();
        for (JsonNode process : measured.path("processes")) {
            names.add(process.path("name").asText());
            assertThat(process.path("memoryMebibytes").asDouble())
                    .as(process.toString())
                    .isPositive();
            if (process.path("orderflow").asBoolean()) {
                assertThat(process.path("cpuMillis").asDouble())
                        .as(process.toString())
                        .isPositive();
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(Service.values()).map(Service::id),
                                Stream.of("postgres", "nats", "mailbox", "issuer", "load generator"))
                        .toList());
        double sum = StreamSupport.stream(measured.path("processes").spliterator(), false)
                .filter(process -> process.path("orderflow").asBoolean())
                .mapToDouble(process -> process.path("cpuMillis").asDouble())
                .sum();
        double finished = measured.path("finishedPerSecond").asDouble()
                * measured.path("seconds").asDouble();
        assertThat(measured.path("cpuMillisPerFinishedOrder").asDouble() * finished)
                .isCloseTo(sum, org.assertj.core.data.Offset.offset(0.01));
    }

    private String[] arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--data", directory.resolve("data").toString()));
        for (String port : List.of("--http-port", "--management-port")) {
            int first = FreePorts.consecutive(Service.values().length);
            arguments.addAll(List.of(port, Integer.toString(first)));
        }
        for (String port :
                List.of("--nats-port", "--nats-monitoring-port", "--postgres-port", "--smtp-port", "--issuer-port")) {
            arguments.addAll(List.of(port, Integer.toString(FreePorts.any())));
        }
        return arguments.toArray(String[]::new);
    }
}
