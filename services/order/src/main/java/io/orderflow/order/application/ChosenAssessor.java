package io.orderflow.order.application;

import io.orderflow.runtime.settings.NamedBeans;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** The assessor that configuration names, if it names one; with a name that nobody has, the service does not start. */
@ApplicationScoped
class ChosenAssessor {

    private static final Logger LOG = Logger.getLogger(ChosenAssessor.class);

    private final Optional<String> name;
    private final Optional<RiskAssessor> assessor;

    ChosenAssessor(@Any Instance<RiskAssessor> assessors, RiskConfiguration configuration) {
        this.name = choose(configuration.assessor(), NamedBeans.names(assessors));
        this.assessor = name.map(
                chosen -> assessors.select(Identifier.Literal.of(chosen)).get());
    }

    /** Before anything is migrated or connected to: the choice is made when this bean is. */
    void beginWith(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent starting) {
        name.ifPresent(chosen -> LOG.infof("Orders are assessed by %s before they go on to shipping", chosen));
    }

    Optional<RiskAssessor> assessor() {
        return assessor;
    }

    /** The name of the assessor to ask, if one is named; an {@link IllegalStateException} if nobody has it. */
    static Optional<String> choose(String named, Set<String> known) {
        if (named.equals(RiskConfiguration.NONE)) {
            return Optional.empty();
        }
        if (!known.contains(named)) {
            throw new IllegalStateException(
                    "There is no risk assessor \"%s\", which ORDERFLOW_ORDER_RISK_ASSESSOR names; there are: %s, and none."
                            .formatted(named, String.join(", ", new TreeSet<>(known))));
        }
        return Optional.of(named);
    }
}
