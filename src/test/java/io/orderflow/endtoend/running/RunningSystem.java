package io.orderflow.endtoend.running;

import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.OrderflowSystem;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Keeps one system running at a time: the next setting's starts when the last one's is closed. */
public final class RunningSystem implements ParameterResolver {
    private static final String CURRENT = "current";

    static {
        // What is there already is seen at once, in each of thousands of waits.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        // On a machine that has other things to do, all of this takes several times as long.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    /** Closed by JUnit with the last test. */
    private record Current(Setting setting, OrderflowSystem system, Shop shop) implements AutoCloseable {
        static Current start(Setting setting) {
            OrderflowSystem system = setting.start();
            return new Current(setting, system, new Shop(system));
        }

        @Override
        public void close() {
            shop.close();
            system.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Shop.class || type == OrderflowSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Setting setting =
                context.getRequiredTestClass().getAnnotation(RunsOn.class).value();
        Current current = current(context, setting);
        return parameter.getParameter().getType() == Shop.class ? current.shop() : current.system();
    }

    private static Current current(ExtensionContext context, Setting setting) {
        var store = context.getRoot().getStore(ExtensionContext.Namespace.create(RunningSystem.class));
        Current current = store.get(CURRENT, Current.class);
        if (current != null && setting.runsOnASystemOf(current.setting())) {
            return current;
        }
        if (current != null) {
            store.remove(CURRENT);
            current.close();
        }
        Current next = Current.start(setting);
        store.put(CURRENT, next);
        return next;
    }
}
