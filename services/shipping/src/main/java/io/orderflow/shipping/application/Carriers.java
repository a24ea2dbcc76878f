package io.orderflow.shipping.application;

import io.orderflow.shipping.domain.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The carriers that there are, and the choice among them. */
@ApplicationScoped
public class Carriers {

    private static final Comparator<Carrier> BY_NAME = Comparator.comparing(Carrier::name);

    private final Map<String, Carrier> byName = new TreeMap<>();

    @Inject
    Carriers(@Any Instance<Carrier> beans, @Any Instance<CarrierSource> sources) {
        this(Stream.concat(beans.stream(), sources.stream().flatMap(source -> source.carriers().stream()))
                .toList());
    }

    Carriers(List<Carrier> carriers) {
        for (Carrier carrier : carriers) {
            if (byName.put(carrier.name(), carrier) != null) {
                throw new IllegalStateException("There are two carriers with the name " + carrier.name());
            }
        }
        if (carriers.stream()
                        .map(carrier -> carrier.rule().price().currency())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalStateException("Carriers with prices in different currencies cannot be compared");
        }
    }

    /** That there is one at all, and, because it has been made to answer, that all of them are as they must be. */
    void check() {
        if (byName.isEmpty()) {
            throw new IllegalStateException("orderflow.shipping.carriers: there is no carrier");
        }
    }

    /** All, in the order of their names. */
    public List<Carrier> all() {
        return List.copyOf(byName.values());
    }

    /** The carrier of this name, if there is one. */
    Optional<Carrier> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The cheapest carrier that accepts the parcel, but for those who have refused it; of several, the first by name. */
    Optional<Carrier> choose(Parcel parcel, Collection<String> refusedBy) {
        return byName.values().stream()
                .filter(carrier -> !refusedBy.contains(carrier.name()))
                .filter(carrier -> carrier.rule().accepts(parcel))
                .min(Comparator.<Carrier>comparingLong(
                                carrier -> carrier.rule().priceOf(parcel).amount())
                        .thenComparing(BY_NAME));
    }

    /** The carrier of this name, so that a repeated booking goes where the first went; a new choice if it is gone. */
    Optional<Carrier> choose(@Nullable String name, Parcel parcel, Collection<String> refusedBy) {
        return Optional.ofNullable(name).map(byName::get).or(() -> choose(parcel, refusedBy));
    }
}
