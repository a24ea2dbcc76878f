package io.orderflow.notification.outside;

import io.orderflow.notification.domain.Sending.Kind;
import io.orderflow.notification.domain.Sending.Matter;
import io.orderflow.notification.domain.Sending.NotTaken;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the answers of a mail server mean that has not taken a mail: reply codes (RFC 5321) and enhanced status codes (RFC
 * 3463 and the registry that it founds). Many servers say only at the recipient what they think of the sender, so that a
 * plain refusal there is nobody's matter until other mails tell whose.
 */
final class SmtpAnswers {

    private static final Pattern ENHANCED = Pattern.compile("\\d{3}[ -][245]\\.(\\d{1,3}\\.\\d{1,3})\\b");

    /** Before a recipient is named, everything is about us. */
    private static final Set<String> AT_THE_RECIPIENT_OR_LATER =
            Set.of("recipient address not accepted", "DATA command not accepted", "sending data failed");

    /** 421: the server closes; the others ask for a login, or do not like the one they got. */
    private static final Set<Integer> CODES_ABOUT_US = Set.of(421, 454, 530, 534, 535, 538);

    /** The sender's address; the login; what is published of our domain (SPF, DKIM, DMARC, reverse DNS). */
    private static final Pattern ABOUT_US = Pattern.compile("1\\.[78]|7\\.([89]|1[0-4]|2[0-7])");

    /** The recipient's address; his mailbox; the size of the mail. */
    private static final Pattern ABOUT_THE_MAIL = Pattern.compile("1\\.([1-6]|9|10)|2\\.[0-4]|3\\.4");

    private SmtpAnswers() {}

    static NotTaken notTaken(Throwable failure) {
        return switch (failure) {
            case SMTPException answer -> answered(answer);
            case TimeoutException _ -> new NotTaken(Matter.UNCLEAR, Kind.UNANSWERED, "no answer in time");
            // Hung up on: on all of us, or on whoever names this recipient.
            case IOException lost
            when isHungUp(lost) -> new NotTaken(Matter.UNCLEAR, Kind.PUT_OFF, "the connection was lost");
            default ->
                new NotTaken(Matter.SERVER, Kind.PUT_OFF, failure.getClass().getSimpleName());
        };
    }

    /** Not where there was no connection in the first place, or no agreement on TLS. */
    private static boolean isHungUp(IOException failure) {
        return failure.getClass() == IOException.class
                || (failure instanceof SocketException
                        && !(failure instanceof ConnectException)
                        && !(failure instanceof NoRouteToHostException));
    }

    private static NotTaken answered(SMTPException answer) {
        Matcher enhanced = ENHANCED.matcher(answer.getReplyMessage());
        String status = enhanced.lookingAt() ? enhanced.group(1) : "";
        String said = answer.getReplyCode() + (status.isEmpty() ? "" : " x." + status);
        return new NotTaken(matter(answer, status), answer.isPermanent() ? Kind.REFUSED : Kind.PUT_OFF, said);
    }

    private static Matter matter(SMTPException answer, String status) {
        String message = String.valueOf(answer.getMessage());
        boolean recipientIsNamed = AT_THE_RECIPIENT_OR_LATER.stream().anyMatch(message::startsWith);
        if (!recipientIsNamed
                || CODES_ABOUT_US.contains(answer.getReplyCode())
                || ABOUT_US.matcher(status).matches()) {
            return Matter.SERVER;
        }
        return ABOUT_THE_MAIL.matcher(status).matches() ? Matter.MAIL : Matter.UNCLEAR;
    }
}
