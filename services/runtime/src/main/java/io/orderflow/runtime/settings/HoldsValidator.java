package io.orderflow.runtime.settings;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks {@link Holds}. */
public final class HoldsValidator implements ConstraintValidator<Holds, Object> {

    private List<Rule> rules = List.of();

    /** That one setting is greater than another one, or at least not less. */
    private record Rule(String greater, boolean strictly, String less) {

        static Rule parse(String text) {
            String[] parts = text.split(" ", -1);
            return new Rule(parts[0], parts[1].equals(">"), parts[2]);
        }

        boolean holds(Comparable<Object> one, Object other) {
            int order = one.compareTo(other);
            return strictly ? order > 0 : order >= 0;
        }
    }

    @Override
    public void initialize(Holds holds) {
        rules = Stream.of(holds.value()).map(Rule::parse).toList();
    }

    @Override
    public boolean isValid(@Nullable Object settings, ConstraintValidatorContext context) {
        if (settings == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        return rules.stream().filter(rule -> !check(rule, settings, context)).count() == 0;
    }

    private static boolean check(Rule rule, Object settings, ConstraintValidatorContext context) {
        Comparable<Object> greater = value(settings, rule.greater());
        Comparable<Object> less = value(settings, rule.less());
        boolean holds = rule.holds(greater, less);
        if (!holds) {
            context.buildConstraintViolationWithTemplate("%s (%s) must be %s than %s (%s)"
                            .formatted(
                                    rule.greater(), greater, rule.strictly() ? "more" : "no less", rule.less(), less))
                    .addConstraintViolation();
        }
        return holds;
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> value(Object settings, String name) {
        try {
            return (Comparable<Object>) accessor(settings, name).invoke(settings);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("there is no setting " + name, impossible);
        }
    }

    /** The method of the mapping, which is public as the class behind it need not be. */
    private static Method accessor(Object settings, String name) throws NoSuchMethodException {
        for (Class<?> mapping : settings.getClass().getInterfaces()) {
            if (mapping.getName().startsWith("io.orderflow.")) {
                return mapping.getMethod(camelCase(name));
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-", -1)) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
