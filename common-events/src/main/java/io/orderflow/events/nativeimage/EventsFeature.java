package io.orderflow.events.nativeimage;

import io.orderflow.events.OrderEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Tells GraalVM which records Jackson reads and writes, wherever this jar becomes part of a native executable. It starts
 * from what {@link OrderEvent} permits, so that there is no list to keep. Named in {@code native-image.properties}.
 */
public final class EventsFeature implements Feature {

    @Override
    public String getDescription() {
        return "Reflection on the events of Orderflow";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        RuntimeReflection.register(OrderEvent.class);
        for (Class<?> type : typesOnTheWire()) {
            RuntimeReflection.register(type);
            RuntimeReflection.registerAllRecordComponents(type);
            RuntimeReflection.register(type.getDeclaredConstructors());
            RuntimeReflection.register(type.getDeclaredMethods());
            RuntimeReflection.register(type.getDeclaredFields());
        }
    }

    /** Every event, and every value of ours in an event. */
    static Set<Class<?>> typesOnTheWire() {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> event : OrderEvent.class.getPermittedSubclasses()) {
            collect(event, types);
        }
        return types;
    }

    private static void collect(Type type, Set<Class<?>> types) {
        switch (type) {
            case ParameterizedType generic -> collect(generic.getActualTypeArguments()[0], types);
            case Class<?> found
            when isOurs(found) && types.add(found) && found.isRecord() -> {
                for (RecordComponent component : found.getRecordComponents()) {
                    collect(component.getGenericType(), types);
                }
            }
            default -> {}
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().startsWith("io.orderflow.events");
    }
}
