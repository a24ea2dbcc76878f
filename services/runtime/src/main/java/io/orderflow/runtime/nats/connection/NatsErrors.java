package io.orderflow.runtime.nats.connection;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamSubscription;
import io.nats.client.support.Status;
import org.jboss.logging.Logger;

/** Writes to the log what jnats reports on its own threads. */
final class NatsErrors implements ErrorListener {

    private static final Logger LOG = Logger.getLogger(NatsErrors.class);

    @Override
    public void errorOccurred(Connection connection, String error) {
        LOG.warnf("NATS: %s", error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception failure) {
        LOG.debugf(failure, "NATS: %s", failure.getMessage());
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        LOG.warnf("NATS: a subscription of %s is slow", connection.getOptions().getConnectionName());
    }

    @Override
    public void heartbeatAlarm(
            Connection connection, JetStreamSubscription subscription, long lastStreamSequence, long lastConsumer) {
        LOG.debugf("NATS: no heartbeat of consumer %s", subscription.getConsumerName());
    }

    @Override
    public void pullStatusError(Connection connection, JetStreamSubscription subscription, Status status) {
        LOG.debugf("NATS: pull ended: %s", status.getMessageWithCode());
    }
}
