package io.orderflow.order.application;

import io.orderflow.order.domain.Patience;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.settings.DurationBetween;
import io.orderflow.runtime.settings.Holds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;

/** What can be set about orders. */
@ConfigMapping(prefix = "orderflow.order")
public interface OrderConfiguration {

    /** How orders that wait are looked after. */
    Waiting waiting();

    /** How customers are forgotten. */
    Erasure erasure();

    /** The bounds of forgetting. */
    interface Erasure {

        /** How often to look for orders that have ended meanwhile, of customers who are to be forgotten. */
        @DurationBetween
        @WithDefault("10s")
        Duration interval();

        /** The most orders of one transaction. */
        @Min(1) @Max(1000) @WithDefault("200")
        int batchSize();

        /** The pause between two of them. */
        @DurationBetween
        @WithDefault("200ms")
        Duration pause();

        /**
         * How long is remembered who is to be forgotten when no order is left: for as long as events are kept, one of
         * before may still come.
         */
        @DurationBetween
        @WithDefault("7d")
        Duration retention();
    }

    /** The bounds of waiting. */
    @Holds("longest-pause >= first-asking")
    interface Waiting {

        /** How often to look at a page of the orders that are not at rest, and to ask for some of them. */
        @DurationBetween
        @WithDefault("30s")
        Duration interval();

        /** The most orders of a page. */
        @Min(1) @Max(100_000) @WithDefault("5000")
        int pageSize();

        /** How long an order has waited when it is asked for the first time. */
        @DurationBetween
        @WithDefault("30s")
        Duration firstAsking();

        /** The longest pause between two askings; they double until then. */
        @DurationBetween
        @WithDefault("1h")
        Duration longestPause();

        /** The most orders that are asked for, or said to be delayed, at one look. */
        @Min(1) @Max(Publishers.MOST) @WithDefault("500")
        int mostAtOnce();

        /** With more messages than this before it, the service is behind, and asks for nothing. */
        @Min(0) @WithDefault("1000")
        long mostUnheard();

        /** When it is too long. */
        Limits limit();

        /** All of it for the decision. */
        default Patience patience() {
            return new Patience(firstAsking(), longestPause(), limit().byStep());
        }
    }

    /** How long an order may wait for each step before it is said to be delayed. */
    interface Limits {

        /** For {@code OrderCreated}, when others came before it. */
        @DurationBetween
        @WithDefault("15m")
        Duration order();

        /** For inventory. */
        @DurationBetween
        @WithDefault("15m")
        Duration stock();

        /** For payment. */
        @DurationBetween
        @WithDefault("15m")
        Duration payment();

        /** For a carrier and a label. */
        @DurationBetween
        @WithDefault("15m")
        Duration shipment();

        /** For people who pack. */
        @DurationBetween
        @WithDefault("48h")
        Duration packing();

        /** For the carrier. */
        @DurationBetween
        @WithDefault("15m")
        Duration handover();

        /** For the money for packed goods. */
        @DurationBetween
        @WithDefault("15m")
        Duration capture();

        /** For the stock of a rejected or cancelled order. */
        @DurationBetween
        @WithDefault("15m")
        Duration release();

        /** For the warehouse, when somebody wants an order stopped. */
        @DurationBetween
        @WithDefault("15m")
        Duration cancellation();

        /** For the money of a cancelled order. */
        @DurationBetween
        @WithDefault("15m")
        Duration voiding();

        /** By what an order waits for. */
        default Map<Step, Duration> byStep() {
            return Map.of(
                    Step.ORDER, order(),
                    Step.STOCK, stock(),
                    Step.PAYMENT, payment(),
                    Step.SHIPMENT, shipment(),
                    Step.PACKING, packing(),
                    Step.HANDOVER, handover(),
                    Step.CAPTURE, capture(),
                    Step.RELEASE, release(),
                    Step.CANCELLATION, cancellation(),
                    Step.VOID, voiding());
        }
    }
}
