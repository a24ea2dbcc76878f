package io.orderflow.runtime.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists in which each thing stands once, by its name, in the order in which it came to be known. */
public final class Named {

    private Named() {}

    /**
     * The list with this one, in the place of the one that has its name, or at the end.
     *
     * @param nameOf what tells two of them apart
     */
    public static <T> List<T> with(List<T> all, T one, Function<? super T, ?> nameOf) {
        List<T> next = new ArrayList<>(all);
        Object name = nameOf.apply(one);
        for (int i = 0; i < next.size(); i++) {
            if (nameOf.apply(next.get(i)).equals(name)) {
                next.set(i, one);
                return next;
            }
        }
        next.add(one);
        return next;
    }
}
