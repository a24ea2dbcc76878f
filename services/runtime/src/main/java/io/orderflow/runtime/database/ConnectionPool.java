package io.orderflow.runtime.database;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The connections to PostgreSQL, of which one that brings nothing for a while is closed. A host that lost its power says
 * nothing of it: what waits on such a connection would wait for as long as TCP repeats itself, a quarter of an hour, and
 * a pool of them would keep the service from the host that took over.
 */
@Singleton
class ConnectionPool implements PgPoolCreator {

    /** What the client calls the handler in which messages of PostgreSQL become answers to commands. */
    private static final String CODEC = "codec";

    private final Duration silence;
    private final Pooler pooler;

    ConnectionPool(DatabaseConfiguration configuration) {
        this.silence = configuration.silence();
        this.pooler = configuration.pooler();
    }

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> servers = input.pgConnectOptionsList();
        servers.forEach(server -> server.setConnectTimeout(Math.toIntExact(silence.toMillis())));
        if (pooler == Pooler.TRANSACTION) {
            servers.forEach(ConnectionPool::keepNothingInTheSession);
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(servers))
                .withConnectHandler(this::bound)
                .using(input.vertx())
                .build();
    }

    /** Each statement is sent whole: the next one may go to another process of the server. */
    private static void keepNothingInTheSession(PgConnectOptions server) {
        server.setUseLayer7Proxy(true).setCachePreparedStatements(false);
    }

    /**
     * Vert.x has a timeout for this as well ({@code readIdleTimeout}), but the PostgreSQL client answers it with a
     * farewell to the server and waits for that to hang up. Before the client's own handlers Netty closes the socket.
     */
    private void bound(SqlConnection connection) {
        Connection unwrapped = ((SqlConnectionInternal) connection).unwrap();
        if (unwrapped.unwrap() instanceof SocketConnectionBase client) {
            ChannelPipeline pipeline = client.socket().channelHandlerContext().pipeline();
            pipeline.addFirst(new ReadTimeoutHandler(silence.toMillis(), TimeUnit.MILLISECONDS));
            pipeline.addAfter(CODEC, null, new StaleConnection());
        }
        connection.close();
    }
}
