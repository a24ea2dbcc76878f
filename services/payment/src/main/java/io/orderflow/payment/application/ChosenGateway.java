package io.orderflow.payment.application;

import io.orderflow.payment.application.PaymentConfiguration.Simulator;
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

/** The gateway that configuration names; without one that may be asked, the service does not start. */
@ApplicationScoped
class ChosenGateway {

    /** The name of the gateway that takes no money. */
    static final String SIMULATED = "simulated";

    private static final Logger LOG = Logger.getLogger(ChosenGateway.class);

    private final String name;
    private final PaymentGateway gateway;

    ChosenGateway(@Any Instance<PaymentGateway> gateways, PaymentConfiguration configuration) {
        this.name = choose(configuration.gateway(), configuration.simulator(), NamedBeans.names(gateways));
        this.gateway = gateways.select(Identifier.Literal.of(name)).get();
        if (name.equals(SIMULATED)) {
            LOG.warn("Payments are simulated: no money is taken");
        }
    }

    /** Before anything is migrated or connected to: the choice is made when this bean is. */
    void beginWith(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent starting) {
        LOG.debugf("Payments go to %s", gateway);
    }

    PaymentGateway gateway() {
        return gateway;
    }

    boolean isNamed(String other) {
        return name.equals(other);
    }

    /** The name of the gateway to ask; an {@link IllegalStateException} says what to do if there is none. */
    static String choose(Optional<String> named, Simulator simulator, Set<String> known) {
        String all = String.join(", ", new TreeSet<>(known));
        String name = named.orElseThrow(() -> new IllegalStateException(
                ("No payment gateway is named. Set ORDERFLOW_PAYMENT_GATEWAY to the @Identifier of one (there are: %s), or, "
                                + "where nobody pays with money, to simulated, and ORDERFLOW_PAYMENT_SIMULATOR to allowed.")
                        .formatted(all)));
        if (!known.contains(name)) {
            throw new IllegalStateException(
                    "There is no payment gateway \"%s\", which ORDERFLOW_PAYMENT_GATEWAY names; there are: %s."
                            .formatted(name, all));
        }
        if (name.equals(SIMULATED) && simulator == Simulator.FORBIDDEN) {
            throw new IllegalStateException(
                    "The payment gateway \"simulated\" takes no money: goods would be given away. Name another by "
                            + "ORDERFLOW_PAYMENT_GATEWAY, or, where nobody pays with money, set "
                            + "ORDERFLOW_PAYMENT_SIMULATOR to allowed.");
        }
        return name;
    }
}
