package io.orderflow.endtoend.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A class of tests that gets the {@link KeycloakSystem} through its constructor, one for all of them; skipped with a
 * sentence where there is no Keycloak.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(NeedsKeycloak.Running.class)
@interface NeedsKeycloak {

    /** Fetches Keycloak where need be, and starts it with the first class; JUnit closes it with the last test. */
    final class Running implements ExecutionCondition, ParameterResolver {
        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Running.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return distribution().isPresent()
                    ? ConditionEvaluationResult.enabled("Keycloak is here")
                    : ConditionEvaluationResult.disabled(
                            "Keycloak is not here and cannot be fetched: this needs mvn on the PATH and a repository"
                                    + " that has org.keycloak:keycloak-quarkus-dist.");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == KeycloakSystem.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(NAMESPACE).computeIfAbsent(KeycloakSystem.class, absent -> start());
        }

        private static KeycloakSystem start() {
            try {
                return KeycloakSystem.start(distribution().orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Optional<Path> distribution() {
            try {
                return KeycloakDistribution.find();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
