package io.orderflow.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.hibernate.HibernateException;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "53100", "57P01", "57P03", "28P01", "3D000", "25006"})
    void aDatabaseThatTakesNothingIsAway(String sqlState) {
        assertThat(Failures.isAway(client(sqlState))).isTrue();
        assertThat(Failures.isAway(hibernate(sqlState))).isTrue();
        assertThat(Failures.isPassing(hibernate(sqlState))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "42501", "42P01", "53200", "55P03", "57014", "58030", "XX000", "ZZ999"})
    void whatTheDatabaseRefusesForReasonsOfItsOwnPasses(String sqlState) {
        assertThat(Failures.isPassing(client(sqlState))).isTrue();
        assertThat(Failures.isPassing(hibernate(sqlState))).isTrue();
        assertThat(Failures.isAway(hibernate(sqlState))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22021", "23505", "23514", "44000", "54000", "P0001"})
    void whatTheValuesBringAboutDoesNotPass(String sqlState) {
        assertThat(Failures.isPassing(client(sqlState))).isFalse();
        assertThat(Failures.isPassing(hibernate(sqlState))).isFalse();
    }

    @Test
    void aBrokenConnectionPasses() {
        assertThat(Failures.isPassing(new ConnectException("refused"))).isTrue();
        assertThat(Failures.isPassing(new TimeoutException())).isTrue();
        assertThat(Failures.isPassing(new IllegalStateException(new IOException("reset"))))
                .isTrue();
    }

    /** What Hibernate Reactive makes of a connection that was closed because the server was silent. */
    @Test
    void aServerThatSaysNothingIsAway() {
        assertThat(Failures.isAway(new HibernateException(ReadTimeoutException.INSTANCE)))
                .isTrue();
    }

    @Test
    void unreadableJsonDoesNotPassThoughItIsAnIoException() {
        assertThat(Failures.isPassing(new JsonParseException(null, "unexpected end")))
                .isFalse();
    }

    /** As the client has it, which is seen of a commit. */
    private static Throwable client(String sqlState) {
        return new IllegalStateException(new PgException("message", "ERROR", sqlState, "detail"));
    }

    /** As Hibernate Reactive hands it on of a statement: a copy without the client's own exception. */
    private static Throwable hibernate(String sqlState) {
        return new JDBCException("error executing SQL statement", new SQLException("message", sqlState, 0));
    }
}
