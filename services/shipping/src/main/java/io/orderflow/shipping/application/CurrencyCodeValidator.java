package io.orderflow.shipping.application;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Checks {@link CurrencyCode}. */
public final class CurrencyCodeValidator implements ConstraintValidator<CurrencyCode, String> {

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null
                || Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .anyMatch(value::equals);
    }
}
