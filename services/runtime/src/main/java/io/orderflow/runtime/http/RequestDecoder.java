package io.orderflow.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.ws.rs.core.Response.Status;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests of HTTP/1.1 as Vert.x does, but more strictly. A head must have arrived within the deadline. What is no
 * request, or one of two lengths (RFC 9112, 6.3), over which somebody in between may think otherwise, is answered here,
 * with a problem, and the connection ends.
 */
final class RequestDecoder extends VertxHttpRequestDecoder {

    private static final AttributeKey<HttpServerResponse> LATEST =
            AttributeKey.valueOf(RequestDecoder.class, "latest answer");

    private final HttpConfiguration configuration;
    private final CrossOrigin crossOrigin;
    private boolean isInBody;
    private boolean isOver;
    private @Nullable Future<?> deadline;

    RequestDecoder(HttpServerOptions options, HttpConfiguration configuration, CrossOrigin crossOrigin) {
        super(options);
        this.configuration = configuration;
        this.crossOrigin = crossOrigin;
    }

    /** Remembers with its connection that this request is being answered. */
    static void answering(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
            connection.channel().attr(LATEST).set(request.response());
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (isOver) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        int known = out.size();
        super.decode(context, buffer, out);
        for (int i = known; i < out.size(); i++) {
            if (out.get(i) instanceof HttpRequest head) {
                forgetDeadline();
                isInBody = true;
                check(head);
                if (head.decoderResult().isFailure() && !isAnswering(context)) {
                    String origin = head.headers().get(HttpHeaderNames.ORIGIN);
                    out.subList(i, out.size()).forEach(ReferenceCountUtil::release);
                    out.subList(i, out.size()).clear();
                    refuse(context, origin, head.decoderResult().cause());
                    return;
                }
            }
            if (out.get(i) instanceof LastHttpContent) {
                isInBody = false;
            }
        }
        if (out.size() == known && !isInBody && deadline == null) {
            expectHead(context);
        }
    }

    /** Vert.x answers 400 as well where it decodes such a URI, but says nothing. */
    private static void check(HttpRequest head) {
        if (head.decoderResult().isSuccess() && !isPercentEncoded(head.uri())) {
            head.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("a wrong % in the URI")));
        }
    }

    private static boolean isPercentEncoded(String uri) {
        for (int at = uri.indexOf('%'); at >= 0; at = uri.indexOf('%', at + 3)) {
            if (at + 2 >= uri.length()
                    || !HexFormat.isHexDigit(uri.charAt(at + 1))
                    || !HexFormat.isHexDigit(uri.charAt(at + 2))) {
                return false;
            }
        }
        return true;
    }

    /** Netty believes in the encoding and forgets the length, as it may; a proxy may have believed in the length. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        forgetDeadline();
        super.handlerRemoved0(context);
    }

    private void expectHead(ChannelHandlerContext context) {
        deadline = context.executor()
                .schedule(
                        () -> headIsLate(context),
                        configuration.requestTimeout().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void forgetDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** Stray bytes behind a request that is still being answered may wait until it is. */
    private void headIsLate(ChannelHandlerContext context) {
        if (isAnswering(context)) {
            expectHead(context);
        } else {
            refuse(
                    context,
                    null,
                    Status.REQUEST_TIMEOUT,
                    "too-slow",
                    "The request is too slow",
                    configuration.tooSlow());
        }
    }

    private static boolean isAnswering(ChannelHandlerContext context) {
        HttpServerResponse latest = context.channel().attr(LATEST).get();
        return latest != null && !latest.ended();
    }

    private void refuse(ChannelHandlerContext context, @Nullable String origin, Throwable cause) {
        switch (cause) {
            case TooLongHttpLineException longLine ->
                refuse(
                        context,
                        origin,
                        Status.REQUEST_URI_TOO_LONG,
                        "too-large",
                        "The URI is too long",
                        "it has a limit");
            case TooLongHttpHeaderException longHeader ->
                refuse(
                        context,
                        origin,
                        Status.REQUEST_HEADER_FIELDS_TOO_LARGE,
                        "too-large",
                        "The header fields are too large",
                        "all of them together have a limit");
            default ->
                refuse(
                        context,
                        origin,
                        Status.BAD_REQUEST,
                        "invalid-request",
                        "The request is not valid",
                        "it is not HTTP/1.1, says twice how long it is, or has a % in its URI that begins no octet");
        }
    }

    /** The origin is that of the page, as far as its request was read. */
    private void refuse(
            ChannelHandlerContext context,
            @Nullable String origin,
            Status status,
            String name,
            String title,
            String detail) {
        isOver = true;
        MultiMap headers = HttpHeaders.headers();
        crossOrigin.allow(origin, headers);
        context.writeAndFlush(RawProblem.of(status, Problems.json(status, name, title, detail), headers))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
