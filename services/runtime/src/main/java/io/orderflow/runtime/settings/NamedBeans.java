package io.orderflow.runtime.settings;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Instance;
import java.util.Set;
import java.util.stream.Collectors;

/** Beans of which a setting names the one to use, by its {@link Identifier}. */
public final class NamedBeans {

    private NamedBeans() {}

    /** The names that there are to choose from. */
    public static Set<String> names(Instance<?> beans) {
        return beans.handlesStream()
                .flatMap(handle -> handle.getBean().getQualifiers().stream())
                .filter(Identifier.class::isInstance)
                .map(qualifier -> ((Identifier) qualifier).value())
                .collect(Collectors.toSet());
    }
}
