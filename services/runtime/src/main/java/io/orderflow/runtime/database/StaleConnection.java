package io.orderflow.runtime.database;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.sqlclient.impl.command.CommandResponse;
import java.util.Set;

/**
 * Closes a connection that has turned out to be of no more use, once its transaction is rolled back: behind the same
 * address there may be another server by now, or other settings, which only new connections find.
 */
final class StaleConnection extends ChannelInboundHandlerAdapter {

    /** A server that takes no writes; plans and prepared statements of a schema or a session that is no more. */
    private static final Set<String> STATES = Set.of("25006", "0A000", "08P01", "26000", "42P05");

    private boolean stale;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(message);
        if (message instanceof CommandResponse<?> response) {
            Throwable failure = response.toAsyncResult().cause();
            if (failure != null) {
                stale |= SqlState.in(failure)
                        .map(SqlState::code)
                        .filter(STATES::contains)
                        .isPresent();
            } else if (stale) {
                ChannelFuture _ = context.close();
            }
        }
    }
}
