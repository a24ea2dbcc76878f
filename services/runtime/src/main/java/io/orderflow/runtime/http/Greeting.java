package io.orderflow.runtime.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a connection: within the deadline it must be plain which protocol it speaks, TLS and all, and if that
 * is HTTP/1.1, its requests are read by a {@link RequestDecoder} from the first one on.
 */
final class Greeting extends ChannelInboundHandlerAdapter {

    // Vert.x's names for what reads HTTP/1.1, and for what has the last word on each connection once it is decided.
    private static final String DECODER = "httpDecoder";
    private static final String DECIDED = "handler";

    private final HttpServerOptions options;
    private final HttpConfiguration configuration;
    private final CrossOrigin crossOrigin;

    Greeting(HttpServerOptions options, HttpConfiguration configuration, CrossOrigin crossOrigin) {
        this.options = options;
        this.configuration = configuration;
        this.crossOrigin = crossOrigin;
    }

    /** Vert.x has prepared the connection by now; what it adds when it knows the protocol comes behind this. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        if (!replaceDecoder(pipeline)) {
            pipeline.addLast(new Undecided());
        }
        context.fireChannelActive();
        pipeline.remove(this);
    }

    private boolean replaceDecoder(ChannelPipeline pipeline) {
        boolean isThere = pipeline.get(DECODER) != null;
        if (isThere) {
            pipeline.replace(DECODER, DECODER, new RequestDecoder(options, configuration, crossOrigin));
        }
        return isThere;
    }

    private final class Undecided extends ChannelInboundHandlerAdapter {

        private @Nullable Future<?> deadline;

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            deadline = context.executor()
                    .schedule(
                            () -> context.close().isSuccess(),
                            configuration.requestTimeout().toMillis(),
                            TimeUnit.MILLISECONDS);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (replaceDecoder(context.pipeline()) || context.pipeline().get(DECIDED) != null) {
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }
}
