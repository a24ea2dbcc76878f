package io.orderflow.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The script {@code ./orderflow} in a checkout of its own, with a JDK and a Maven that only say what they are asked. */
class ScriptTest {
    private static final Path SCRIPT = SystemOptions.findSources(Path.of("")).resolve("orderflow");
    /** As the script finds them: by the names of their folders. */
    private static final String SERVICES =
            Stream.of(Service.values()).map(Service::id).sorted().collect(Collectors.joining(" "));

    @TempDir
    Path checkout;

    @BeforeEach
    void checkOut() throws IOException {
        for (String directory :
                List.of("common-events", "services/order/src/main", "deploy/servers", "deploy/local", "src/test")) {
            Files.createDirectories(checkout.resolve(directory));
        }
        for (Service service : Service.values()) {
            Path resources = checkout.resolve("services/%s/src/main/resources".formatted(service.id()));
            Files.createDirectories(resources);
            Files.writeString(resources.resolve("application.properties"), "");
        }
        Files.copy(SCRIPT, checkout.resolve("orderflow"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.writeString(checkout.resolve("services/order/src/main/Order.java"), "");
        program("jdk/bin/java", """
                case $* in
                  *-version*) echo 'openjdk version "25.0.1" 2025-10-21' >&2 ;;
                  *) echo "launched: ${@: -1}" ;;
                esac""");
        program("jdk/bin/javac", "true");
        program("bin/mvn", """
                [ "$1" != -v ] || exit 0
                echo '[INFO] Building Orderflow: order service 0.1.0-SNAPSHOT [1/1]'
                echo "ran mvn" >> calls
                mkdir -p deploy/local/target && touch deploy/local/target/local-0.1.0-SNAPSHOT.jar""");
    }

    @Test
    void buildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
        assertThat(script("up").output())
                .contains("order service")
                .contains("Built in")
                .contains("launched: up");
        assertThat(builds()).isEqualTo(1);

        script("up");
        assertThat(builds()).isEqualTo(1);

        touch("services/order/src/main/Order.java");
        script("up");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void doesNotBuildForWhatTestsAndBuildsWrite() throws Exception {
        script("up");
        for (String file : List.of("services/order/target/new.jar", "services/order/src/test/OrderTest.java")) {
            Files.createDirectories(checkout.resolve(file).getParent());
            Files.writeString(checkout.resolve(file), "");
            touch(file);
        }

        script("up");

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsForDevelopmentWhatElseIsNewer() throws Exception {
        assertThat(script("dev", "order").output()).contains("Built in").contains("launched: order");
        assertThat(builds()).isEqualTo(1);

        touch("services/order/src/main/Order.java");
        script("dev", "order");
        assertThat(builds()).as("Maven compiles it as it is started").isEqualTo(1);

        script("dev", "payment");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void saysWhichServicesThereAreToWorkOn() throws Exception {
        for (Result result : List.of(script("dev"), script("dev", "orders"))) {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output())
                    .contains("./orderflow dev SERVICE")
                    .contains(SERVICES)
                    .doesNotContain("Building");
        }
    }

    @Test
    void buildsNativeExecutablesOnceAndAgainOnlyThoseWithANewerSource() throws Exception {
        program("bin/native-image", "echo 'native-image 25.0.2 2026-01-20'");
        program("bin/mvn", """
                echo "$*" >> calls
                mkdir -p deploy/local/target && touch deploy/local/target/local-0.1.0-SNAPSHOT.jar
                for service in %s; do
                  mkdir -p services/$service/target
                  echo '#!/bin/sh' > services/$service/target/$service-runner
                done""".formatted(SERVICES));

        assertThat(script("up", "--native").output())
                .contains("Building native executables of " + SERVICES)
                .contains("launched: --native");
        assertThat(lastBuild()).contains("-Dnative", "services/checkout,", "services/order,");

        script("demo", "--native");
        assertThat(builds()).isEqualTo(1);

        touch("services/order/src/main/Order.java");
        script("up", "--native");
        assertThat(builds()).isEqualTo(2);
        assertThat(lastBuild()).contains("-pl deploy/local,services/order -am");

        script("up");
        assertThat(builds()).as("the jars are another build").isEqualTo(3);
        assertThat(lastBuild()).doesNotContain("-Dnative");
    }

    @Test
    void saysWhatToInstallWhenNothingCanBuildNativeExecutables() throws Exception {
        for (String containers : List.of("docker", "podman")) {
            program("bin/" + containers, "exit 1");
        }

        Result result = script("demo", "--native");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .startsWith("Native executables are built by GraalVM or Mandrel 25, and there is none")
                .contains("GRAALVM_HOME")
                .doesNotContain("launched")
                .hasLineCount(1);
        assertThat(checkout.resolve("calls")).doesNotExist();
    }

    @Test
    void saysThatNativeImageIsTooOld() throws Exception {
        program("bin/native-image", "echo 'native-image 21.0.2 2024-01-16'");

        assertThat(script("test", "-Dnative").output()).contains("bin/native-image is older");
    }

    @Test
    void showsWhatWentWrongWhenTheBuildFails() throws Exception {
        program("bin/mvn", "echo '[ERROR] Order.java:[1,1] cannot find symbol'; exit 1");

        Result result = script("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("The build failed")
                .contains("cannot find symbol")
                .contains("orderflow-build.log")
                .doesNotContain("launched");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
        program("jdk/bin/java", "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");

        Result result = script("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .startsWith("Orderflow needs JDK 25 or later")
                .hasLineCount(1);
    }

    @Test
    void doesNotBuildToSayThatNothingIsBuilt() throws Exception {
        Result result = script("status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("./orderflow up builds and starts");
    }

    @Test
    void countsPassedFailedAndSkippedTestsOnALineOfItsOwn() throws Exception {
        program("bin/mvn", """
                mkdir -p services/order/target/surefire-reports
                echo '<testsuite name="A" time="1.2" tests="7" errors="1" skipped="2" failures="1">' \\
                  > services/order/target/surefire-reports/TEST-A.xml
                exit 1""");

        Result result = script("test");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().lines()).contains("3 passed, 2 failed, 2 skipped");
    }

    @Test
    void namesTheTestsThatFailedAtTheEnd() throws Exception {
        program("bin/mvn", """
                mkdir -p services/order/target/failsafe-reports services/payment/target/surefire-reports
                cat > services/order/target/failsafe-reports/io.orderflow.order.OrderIT.txt <<'REPORT'
                Test set: io.orderflow.order.OrderIT
                Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 2 s <<< FAILURE! -- in io.orderflow.order.OrderIT
                io.orderflow.order.OrderIT.ends -- Time elapsed: 1.1 s <<< FAILURE!
                org.awaitility.core.ConditionTimeoutException: 3 of 4 orders ended

                \tat io.orderflow.order.OrderIT.ends(OrderIT.java:12)
                REPORT
                echo 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 2 s -- in io.orderflow.payment.PaymentTest' \\
                  > services/payment/target/surefire-reports/io.orderflow.payment.PaymentTest.txt
                exit 1""");

        String output = script("test").output();

        assertThat(output).contains("""
                Failed:
                  io.orderflow.order.OrderIT.ends
                    org.awaitility.core.ConditionTimeoutException: 3 of 4 orders ended

                0 passed""");
        assertThat(output).doesNotContain("PaymentTest").doesNotContain("OrderIT.java");
    }

    @Test
    void explainsEveryCommand() throws Exception {
        String help = script("--help").output();

        assertThat(Main.commandLine().getSubcommands().values().stream()
                        .filter(command ->
                                !command.getCommandSpec().usageMessage().hidden())
                        .map(CommandLine::getCommandName))
                .allSatisfy(command -> assertThat(help).contains("./orderflow " + command));
    }

    private Result script(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "orderflow"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(checkout.resolve("bin"), "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().remove("GRAALVM_HOME");
        builder.environment().put("JAVA_HOME", checkout.resolve("jdk").toString());
        builder.environment().put("PATH", checkout.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("ORDERFLOW_JDKS", checkout.resolve("none").toString());
        builder.environment().put("HOME", checkout.toString());
        return new Result(builder.start().waitFor(), Files.readString(output));
    }

    /** Makes it newer than everything that is there. */
    private void touch(String file) throws IOException {
        Files.setLastModifiedTime(
                checkout.resolve(file), FileTime.from(Instant.now().plusSeconds(5)));
    }

    private long builds() throws IOException {
        return Files.readAllLines(checkout.resolve("calls")).size();
    }

    private String lastBuild() throws IOException {
        return Files.readAllLines(checkout.resolve("calls")).getLast();
    }

    private void program(String path, String body) throws IOException {
        Path file = checkout.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Result(int exitCode, String output) {}
}
