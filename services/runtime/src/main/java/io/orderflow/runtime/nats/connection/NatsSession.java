package io.orderflow.runtime.nats.connection;

/**
 * One stay at a server. A reconnect begins another, be it to the same server, whose stream may have lost its end
 * meanwhile.
 *
 * @param clientId the server's number for the connection
 */
public record NatsSession(String serverId, int clientId) {}
