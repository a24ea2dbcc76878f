package io.orderflow.notification.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import io.orderflow.notification.domain.Sending.Kind;
import io.orderflow.notification.domain.Sending.Matter;
import io.orderflow.notification.domain.Sending.NotTaken;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpAnswersTest {

    @ParameterizedTest
    @CsvSource({
        "recipient address not accepted, 550 5.1.1 <x@example.com>: Recipient address rejected, MAIL, REFUSED",
        "recipient address not accepted, 552 5.2.2 Over quota, MAIL, REFUSED",
        "recipient address not accepted, 452 4.2.2 Over quota, MAIL, PUT_OFF",
        "sending data failed, 552 5.3.4 Message too big, MAIL, REFUSED",
        "recipient address not accepted, 550 relay not permitted, UNCLEAR, REFUSED",
        "recipient address not accepted, 554 5.7.1 <h>: Relay access denied, UNCLEAR, REFUSED",
        "recipient address not accepted, 450 4.7.1 Greylisted, UNCLEAR, PUT_OFF",
        "sending data failed, 554 5.6.0 We take it for spam, UNCLEAR, REFUSED",
        "recipient address not accepted, 553 5.1.8 <us@wrong>: Sender address rejected, SERVER, REFUSED",
        "recipient address not accepted, 530 5.7.0 Authentication required, SERVER, REFUSED",
        "recipient address not accepted, 530 Authentication required, SERVER, REFUSED",
        "sending data failed, 550 5.7.26 Unauthenticated mail is not accepted, SERVER, REFUSED",
        "sender address not accepted, 550 5.1.1 no such user, SERVER, REFUSED",
        "sender address not accepted, 451 try later, SERVER, PUT_OFF",
        "AUTH PLAIN failed, 535 5.7.8 Authentication failed, SERVER, REFUSED",
        "got error response, 554 no SMTP service here, SERVER, REFUSED",
        "recipient address not accepted, 421 4.3.2 Closing, SERVER, PUT_OFF",
    })
    void tellsWhoseMatterAnAnswerIs(String step, String reply, Matter matter, Kind kind) {
        SMTPException answer = new SMTPException(step, Integer.parseInt(reply.substring(0, 3)), List.of(reply), false);

        NotTaken notTaken = SmtpAnswers.notTaken(answer);

        assertThat(notTaken.matter()).isEqualTo(matter);
        assertThat(notTaken.kind()).isEqualTo(kind);
        assertThat(notTaken.said()).startsWith(reply.substring(0, 3)).doesNotContain("@");
    }

    @Test
    void holdsAServerThatCannotBeReachedAgainstNoMail() {
        for (Exception failure : List.of(
                new ConnectException(),
                new ConnectTimeoutException(),
                new UnknownHostException(),
                new SSLHandshakeException("no"),
                new IllegalStateException())) {
            assertThat(SmtpAnswers.notTaken(failure).matter()).as("%s", failure).isEqualTo(Matter.SERVER);
        }
    }

    @Test
    void leavesOpenWhoIsToBlameForSilenceAndForALostConnection() {
        assertThat(SmtpAnswers.notTaken(new TimeoutException()))
                .extracting(NotTaken::matter, NotTaken::kind)
                .containsExactly(Matter.UNCLEAR, Kind.UNANSWERED);
        for (Exception failure : List.of(new IOException("closed"), new SocketException("reset"))) {
            assertThat(SmtpAnswers.notTaken(failure).matter()).as("%s", failure).isEqualTo(Matter.UNCLEAR);
        }
    }
}
