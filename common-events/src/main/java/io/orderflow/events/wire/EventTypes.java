package io.orderflow.events.wire;

import io.orderflow.events.OrderEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of events by their names, taken from what {@link OrderEvent} and its groups permit: no list to keep. */
public final class EventTypes {

    private static final Map<String, Class<? extends OrderEvent>> BY_NAME = permitted();

    private EventTypes() {}

    /** All names, group by group. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** All kinds by name, group by group. */
    public static Map<String, Class<? extends OrderEvent>> byName() {
        return BY_NAME;
    }

    /** The kind with this name, or null if there is none. */
    public static @Nullable Class<? extends OrderEvent> named(String name) {
        return BY_NAME.get(name);
    }

    /** The JSON Schema of an event by its name: {@code urn:orderflow:schema:OrderCreated:1}, of a {@code .v2} with 2. */
    public static String schemaOf(String name) {
        int dot = name.indexOf(".v");
        return dot < 0
                ? "urn:orderflow:schema:" + name + ":1"
                : "urn:orderflow:schema:" + name.substring(0, dot) + ":" + name.substring(dot + 2);
    }

    /** The records that a kind of event stands for: itself, or those of its group. */
    static List<Class<? extends OrderEvent>> permittedBy(Class<? extends OrderEvent> kind) {
        Class<?>[] members = kind.getPermittedSubclasses();
        return members == null
                ? List.of(kind)
                : Arrays.stream(members)
                        .flatMap(member -> permittedBy(member.asSubclass(OrderEvent.class)).stream())
                        .toList();
    }

    private static Map<String, Class<? extends OrderEvent>> permitted() {
        Map<String, Class<? extends OrderEvent>> types = new LinkedHashMap<>();
        permittedBy(OrderEvent.class).forEach(type -> types.put(OrderEvent.nameOf(type), type));
        return Collections.unmodifiableMap(types);
    }
}
