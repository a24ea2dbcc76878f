package io.orderflow.runtime.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "40001", "40P01", "53300", "57P01", "57P03", "58030", "28P01", "3D000", "25006", "55P03"
            })
    void aDatabaseInTroublePasses(String sqlState) {
        assertThat(Failures.isPassing(new IllegalStateException(postgres(sqlState))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "42601", "42P01"})
    void aBadStatementDoesNotPass(String sqlState) {
        assertThat(Failures.isPassing(postgres(sqlState))).isFalse();
        assertThat(Failures.isPassing(new ConstraintViolationException("", null, sqlState)))
                .isFalse();
    }

    @Test
    void aBrokenConnectionPasses() {
        assertThat(Failures.isPassing(new ConnectException("refused"))).isTrue();
        assertThat(Failures.isPassing(new TimeoutException())).isTrue();
        assertThat(Failures.isPassing(new IllegalStateException(new IOException("reset"))))
                .isTrue();
    }

    @Test
    void unreadableJsonDoesNotPassThoughItIsAnIoException() {
        assertThat(Failures.isPassing(new JsonParseException(null, "unexpected end")))
                .isFalse();
    }

    private static PgException postgres(String sqlState) {
        return new PgException("message", "ERROR", sqlState, "detail");
    }
}
