package io.orderflow.endtoend.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An overlay, alone or with components on top; what it renders to is kept, because several rules look at it. */
record Rendering(String overlay, List<String> components) {
    private static final Map<Rendering, Manifests> RENDERED = new ConcurrentHashMap<>();

    /** Both overlays, and each of them with each component that it does not have already. */
    static Stream<Rendering> all() {
        return Stream.of("local", "production")
                .flatMap(overlay -> Stream.concat(
                        Stream.of(new Rendering(overlay, List.of())),
                        addable(overlay).map(component -> new Rendering(overlay, List.of(component)))));
    }

    /** Each overlay with autoscaling, which changes what the rest must suffice for, and with one more component. */
    static Stream<Rendering> autoscaledWithAnother() {
        return Stream.of("local", "production")
                .flatMap(overlay -> addable(overlay)
                        .filter(component -> !component.equals("autoscaling"))
                        .map(component -> new Rendering(overlay, List.of("autoscaling", component))));
    }

    private static Stream<String> addable(String overlay) {
        return Kustomize.components().stream().filter(component -> !isPartOf(overlay, component));
    }

    static Rendering of(String overlay, String... components) {
        return new Rendering(overlay, List.of(components));
    }

    private static boolean isPartOf(String overlay, String component) {
        return overlay.equals("production")
                && List.of("cloudnative-pg", "network-policies").contains(component);
    }

    Manifests manifests() {
        return RENDERED.computeIfAbsent(this, absent -> Kustomize.render("overlays/" + overlay, components));
    }

    @Override
    public String toString() {
        return components.isEmpty() ? overlay : overlay + " with " + String.join(", ", components);
    }
}
