package io.orderflow.bench.cli;

import io.orderflow.bench.load.Catalogue;
import io.orderflow.bench.load.Disappointment;
import io.orderflow.bench.load.LoadGenerator;
import io.orderflow.bench.load.Regret;
import io.orderflow.bench.measure.CancellationLedger;
import io.orderflow.bench.measure.EventFollower;
import io.orderflow.bench.measure.Ledgers;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.bench.measure.ReturnLedger;
import io.orderflow.bench.measure.Undoing;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.identity.Role;
import io.orderflow.servers.identity.TokenRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What customers want once they have ordered, and how it is written down.
 *
 * @param listeners have to hear what becomes of it
 */
record Afterthoughts(Ledgers ledgers, List<EventFollower.Listener> listeners) {
    /** Longer than any run. */
    private static final Duration LIFETIME = Duration.ofDays(7);

    Afterthoughts {
        listeners = List.copyOf(listeners);
    }

    /** Of customers who know what they want. */
    static Afterthoughts none(OrderLedger orders) {
        return new Afterthoughts(Ledgers.of(orders), List.of());
    }

    /** From now on they have those that the options ask for. */
    static Afterthoughts begin(
            LoadOption load, OrderflowSystem system, LoadGenerator generator, OrderLedger orders, Catalogue catalogue) {
        List<EventFollower.Listener> listeners = new ArrayList<>();
        Optional<CancellationLedger> cancellations =
                load.cancellations == 0 ? Optional.empty() : Optional.of(new CancellationLedger(orders));
        cancellations.ifPresent(ledger -> {
            generator.regret(new Regret(
                    load.cancellations, system.uri(Service.ORDER), authorization(system, Role.SUPPORT), ledger));
            listeners.add(new Undoing(ledger));
        });
        Optional<ReturnLedger> returns = load.returns == 0 ? Optional.empty() : Optional.of(new ReturnLedger(orders));
        returns.ifPresent(ledger -> listeners.add(generator.disappoint(new Disappointment(
                load.returns,
                catalogue,
                system.uri(Service.ORDER),
                system.uri(Service.WAREHOUSE),
                authorization(system, Role.SUPPORT),
                authorization(system, Role.WAREHOUSE),
                ledger))));
        return new Afterthoughts(new Ledgers(orders, cancellations, returns), listeners);
    }

    /** Of somebody who may do what this role may. */
    private static Optional<String> authorization(OrderflowSystem system, Role role) {
        return system.tokens()
                .map(tokens -> tokens.authorization(
                        TokenRequest.of("bench-" + role.claim(), role.claim()).withLifetime(LIFETIME)));
    }
}
