package io.orderflow.endtoend.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests in a browser, which are skipped with a sentence where there is none. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

    /** Looks for browser and driver on the PATH. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Browser.isInstalled()
                    ? ConditionEvaluationResult.enabled("Chromium is on the PATH")
                    : ConditionEvaluationResult.disabled(
                            "There is no Chromium: chromium and chromedriver are not on the PATH (Debian: apt install"
                                    + " chromium chromium-driver).");
        }
    }
}
