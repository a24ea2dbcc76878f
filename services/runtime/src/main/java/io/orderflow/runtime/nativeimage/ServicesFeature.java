package io.orderflow.runtime.nativeimage;

import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Tells GraalVM what is used by reflection in every service. Quarkus finds the types that resources and entities name;
 * it cannot see what is inside a response, a server-sent event or a JSON column. Those are records and enums of ours,
 * so that every one which the executable contains may be read and written: there is no list to forget. Named in
 * {@code native-image.properties}.
 */
public final class ServicesFeature implements Feature {

    private static final String OURS = "io.orderflow.";

    @Override
    public String getDescription() {
        return "Reflection on the records and enums of Orderflow's services";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        access.registerSubtypeReachabilityHandler((during, type) -> register(type), Record.class);
        access.registerSubtypeReachabilityHandler((during, type) -> register(type), Enum.class);
    }

    private static void register(Class<?> type) {
        if (!isOurs(type)) {
            return;
        }
        RuntimeReflection.register(type);
        RuntimeReflection.register(type.getDeclaredConstructors());
        RuntimeReflection.register(type.getDeclaredMethods());
        RuntimeReflection.register(type.getDeclaredFields());
        if (type.isRecord()) {
            RuntimeReflection.registerAllRecordComponents(type);
        }
        for (Class<?> sealed : type.getInterfaces()) {
            if (sealed.isSealed() && isOurs(sealed)) {
                RuntimeReflection.register(sealed);
                RuntimeReflection.registerAllPermittedSubclasses(sealed);
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(OURS);
    }
}
