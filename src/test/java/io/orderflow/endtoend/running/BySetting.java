package io.orderflow.endtoend.running;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Puts classes of one setting side by side, those that crash the system last. */
public final class BySetting implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(BySetting::settingOf)
                        .thenComparing(descriptor -> descriptor.getTestClass().getName()));
    }

    private static Setting settingOf(ClassDescriptor descriptor) {
        return descriptor.findAnnotation(RunsOn.class).map(RunsOn::value).orElse(Setting.AUTO_PACK);
    }
}
