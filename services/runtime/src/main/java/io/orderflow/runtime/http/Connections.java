package io.orderflow.runtime.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/**
 * Looks after connections before there is a request on them: Quarkus and Vert.x hand out requests, and one whose head
 * never comes to its end is none yet. So the socket that listens is told to give each connection it accepts a {@link
 * Greeting}.
 */
@ApplicationScoped
class Connections {

    private final Vertx vertx;
    private final HttpConfiguration configuration;
    private final CrossOrigin crossOrigin;

    Connections(Vertx vertx, HttpConfiguration configuration, CrossOrigin crossOrigin) {
        this.vertx = vertx;
        this.configuration = configuration;
        this.crossOrigin = crossOrigin;
    }

    void listen(@ObservesAsync HttpServerStart started) {
        attend(started.options());
    }

    void listenToTls(@ObservesAsync HttpsServerStart started) {
        attend(started.options());
    }

    /** Sockets that listen share an event loop, and it knows them. */
    private void attend(HttpServerOptions options) {
        EventLoop acceptor = (EventLoop)
                ((VertxInternal) vertx).getAcceptorEventLoopGroup().iterator().next();
        acceptor.execute(() -> ((SingleThreadEventLoop) acceptor)
                .registeredChannelsIterator()
                .forEachRemaining(channel -> attend(channel, options)));
    }

    private void attend(Channel channel, HttpServerOptions options) {
        if (channel instanceof ServerChannel && channel.pipeline().get(Accepted.class) == null) {
            channel.pipeline().addFirst(new Accepted(options));
        }
    }

    /** Meets each connection that a socket accepts, before it is prepared for HTTP. */
    private final class Accepted extends ChannelInboundHandlerAdapter {

        private final HttpServerOptions options;

        Accepted(HttpServerOptions options) {
            this.options = options;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel connection) {
                connection.pipeline().addLast(new Greeting(options, configuration, crossOrigin));
            }
            context.fireChannelRead(message);
        }
    }
}
