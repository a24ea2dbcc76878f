package io.orderflow.notification.application;

import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks {@link MailboxAddress}: what the mail client reads, which is not strict, and what servers insist on besides. */
public final class MailboxAddressValidator implements ConstraintValidator<MailboxAddress, String> {

    private static final String WORD = "[^\\s\\p{Cntrl}@<>()\\[\\]\\\\,;:\".]+";
    private static final Pattern ADDRESS = Pattern.compile("%1$s(\\.%1$s)*@%1$s(\\.%1$s)*".formatted(WORD));
    /** Quoted as a whole or not at all; what is not may still be any words, which the client quotes. */
    private static final Pattern NAME =
            Pattern.compile("\"([^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*\"|[^\"<>@,;:\\\\\\p{Cntrl}]*");

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null || isMailbox(value);
    }

    private static boolean isMailbox(String value) {
        try {
            EmailAddress mailbox = new EmailAddress(value);
            return ADDRESS.matcher(mailbox.getEmail()).matches()
                    && NAME.matcher(mailbox.getName()).matches();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
