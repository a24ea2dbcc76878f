package io.orderflow.events.nativeimage;

import io.orderflow.events.OrderEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Tells GraalVM which records Jackson reads and writes, wherever this jar becomes part of a native executable. It starts
 * from what {@link OrderEvent} and its groups permit, so that there is no list to keep. Named in {@code
 * native-image.properties}.
 */
public final class EventsFeature implements Feature {

    @Override
    public String getDescription() {
        return "Reflection on the events of Orderflow";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        for (Class<?> type : typesOnTheWire()) {
            RuntimeReflection.register(type);
            RuntimeReflection.registerAllRecordComponents(type);
            RuntimeReflection.register(type.getDeclaredConstructors());
            RuntimeReflection.register(type.getDeclaredMethods());
            RuntimeReflection.register(type.getDeclaredFields());
        }
    }

    /** Every event with its group, and every value of ours in an event. */
    static Set<Class<?>> typesOnTheWire() {
        Set<Class<?>> types = new LinkedHashSet<>();
        collect(OrderEvent.class, types);
        return types;
    }

    private static void collect(Type type, Set<Class<?>> types) {
        switch (type) {
            case ParameterizedType generic -> collect(generic.getActualTypeArguments()[0], types);
            case Class<?> found
            when isOurs(found) && types.add(found) -> partsOf(found).forEach(part -> collect(part, types));
            default -> {}
        }
    }

    /** The members of a group, the components of a record. */
    private static Stream<Type> partsOf(Class<?> type) {
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses());
        }
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getGenericType)
                : Stream.empty();
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().startsWith("io.orderflow.events");
    }
}
