package io.orderflow.runtime.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells clients apart, for bounds on what one of them may have. That is the address they come from, or behind a proxy
 * that {@code quarkus.http.proxy} trusts the one that it forwards. Of IPv6 the first 64 bits count: whoever has one
 * address has all that begin so.
 */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** Whom a request comes from. */
    public static String of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        return remote == null ? "" : client(remote.host());
    }

    /** Whom an address belongs to; a name, as some proxies forward, is left as it is and never looked up. */
    static String client(String host) {
        try {
            return InetAddress.ofLiteral(host) instanceof Inet6Address address
                    ? network(address)
                    : InetAddress.ofLiteral(host).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return host;
        }
    }

    private static String network(Inet6Address address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
