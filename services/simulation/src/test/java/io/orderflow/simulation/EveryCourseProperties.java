package io.orderflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;

/**
 * Whatever happens, the promises hold. {@code -Dorderflow.simulation.seeds} says how many courses to try, {@code
 * -Dorderflow.simulation.seed} with which to begin; with that alone, it is tried alone.
 */
class EveryCourseProperties {

    private static final int SEEDS = 10_000;
    private static final Long SEED = Long.getLong("orderflow.simulation.seed");

    @Example
    void endsWell() {
        long seeds = Long.getLong("orderflow.simulation.seeds", SEED == null ? SEEDS : 1);

        assertThat(new Simulation(Deciders.real()).firstFailure(SEED == null ? 1 : SEED, seeds))
                .isEmpty();
    }

    @Example
    void hasAllWhoTellOfOrders() {
        assertThat(new World(Deciders.real(), Course.Disaster.BROKER, false)
                        .services()
                        .all())
                .extracting(Service::name)
                .containsAll(World.FLOW.publishers().values());
    }
}
