package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which system is meant: a data directory belongs to one. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:ORDERFLOW_DATA}",
            description = "Where the system keeps its data and logs, ORDERFLOW_DATA. Default:"
                    + " $${XDG_DATA_HOME:-~/.local/share}/orderflow.")
    private @Nullable Path directory;

    DataDirectory directory() {
        Path chosen = directory;
        return new DataDirectory(
                (chosen == null || chosen.toString().isEmpty() ? standard() : chosen).toAbsolutePath());
    }

    /** Where a system is unless it is told otherwise. */
    static Path standard() {
        return DataDirectory.standard("orderflow");
    }
}
