package io.orderflow.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;

/** A problem as HTTP/1.1 writes it, where there is no request that Vert.x could answer; the connection ends with it. */
final class RawProblem {

    private RawProblem() {}

    static ByteBuf of(Status status, String json, MultiMap headers) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status.getStatusCode() + " " + status.getReasonPhrase()
                + "\r\ncontent-type: " + HttpProblem.MEDIA_TYPE
                + "\r\ncontent-length: " + body.length
                + "\r\nconnection: close");
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        head.append("\r\n\r\n");
        return Unpooled.wrappedBuffer(head.toString().getBytes(StandardCharsets.US_ASCII), body);
    }
}
