package io.orderflow.endtoend.kubernetes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that render manifests, and are skipped with a sentence where there is no kubectl. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsKubectl.Condition.class)
@interface NeedsKubectl {

    /** Looks for kubectl on the PATH. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Kustomize.isInstalled()
                    ? ConditionEvaluationResult.enabled("kubectl is on the PATH")
                    : ConditionEvaluationResult.disabled(
                            "kubectl is not on the PATH, so that the manifests in deploy/k8s are not rendered.");
        }
    }
}
