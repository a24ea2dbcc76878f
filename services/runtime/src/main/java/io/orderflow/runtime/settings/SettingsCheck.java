package io.orderflow.runtime.settings;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks settings that no mapping of Orderflow holds, such as those of Quarkus that operators set. A service that finds
 * something wrong refuses to start, and names all of it.
 */
public final class SettingsCheck {

    private final List<String> problems = new ArrayList<>();

    /** That something holds of a setting; if not, its value is told, so that secrets have to be left out. */
    public SettingsCheck that(boolean holds, String setting, Object value, String bound) {
        return that(holds, setting + " " + bound + ", not " + value);
    }

    /** That something holds; if not, this is the problem. */
    public SettingsCheck that(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
        return this;
    }

    /** Ends the start of the service if there is a problem. */
    public void orRefuse() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException("The settings are not valid: " + String.join("; ", problems));
        }
    }
}
