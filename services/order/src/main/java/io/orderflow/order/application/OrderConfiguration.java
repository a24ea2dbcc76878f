package io.orderflow.order.application;

import io.orderflow.order.domain.HoldRules;
import io.orderflow.order.domain.Patience;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.settings.DurationBetween;
import io.orderflow.runtime.settings.Holds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be set about orders. */
@ConfigMapping(prefix = "orderflow.order")
public interface OrderConfiguration {

    /** How orders that wait are looked after. */
    Waiting waiting();

    /** Which orders are held until somebody has looked at them. */
    Hold hold();

    /** What becomes of orders whose payment is declined. */
    PaymentConfiguration payment();

    /** What becomes of goods that customers want to give back. */
    ReturnConfiguration returns();

    /** How customers are forgotten. */
    Erasure erasure();

    /** What speaks for holding an order; without any of it none is held by rule. */
    interface Hold {

        /** Totals above so many minor units, by currency: {@code orderflow.order.hold.above.USD=100000} is $1,000. */
        Map<@Pattern(regexp = "[A-Z]{3}") String, @Min(0) Long> above();

        /** Countries (ISO 3166-1 alpha-2) that orders are sent to. */
        Optional<Set<@Pattern(regexp = "[A-Z]{2}") String>> countries();

        /** All of it for the decision. */
        default HoldRules rules() {
            return new HoldRules(above(), countries().orElseGet(Set::of));
        }
    }

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

        /** When an order is given up. */
        Expiries expiry();

        /** All of it for the decision. */
        default Patience patience() {
            return new Patience(
                    firstAsking(),
                    longestPause(),
                    limit().byStep(),
                    Map.of(
                            Step.STOCK, expiry().stock(),
                            Step.PAYMENT, expiry().payment(),
                            Step.CUSTOMER, expiry().payment(),
                            Step.ASSESSMENT, limit().assessment(),
                            Step.HOLD, limit().hold()));
        }
    }

    /**
     * How long an order may wait for others until it is cancelled: so long that a service which is down, and not lost, comes
     * back before.
     */
    interface Expiries {

        /** For inventory. */
        @DurationBetween
        @WithDefault("24h")
        Duration stock();

        /** For payment, also where it waits for the customer. */
        @DurationBetween
        @WithDefault("24h")
        Duration payment();
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

        /** For payment, also where it waits for the customer. */
        @DurationBetween
        @WithDefault("15m")
        Duration payment();

        /** For the assessor's word, where one is asked: after that the order is held, and people look at it. */
        @DurationBetween
        @WithDefault("15m")
        Duration assessment();

        /** For somebody who lets it go on: an order that is held for so long is cancelled. */
        @DurationBetween
        @WithDefault("7d")
        Duration hold();

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

        /** For payment, when money is to go back to the customer. */
        @DurationBetween
        @WithDefault("15m")
        Duration refund();

        /** For inventory, when goods came back. */
        @DurationBetween
        @WithDefault("15m")
        Duration restock();

        /** For somebody who decides whether goods may come back. */
        @DurationBetween
        @WithDefault("48h")
        Duration returnDecision();

        /** By what an order waits for; for goods that may come back, what the approval says. */
        default Map<Step, Duration> byStep() {
            return Map.ofEntries(
                    Map.entry(Step.ORDER, order()),
                    Map.entry(Step.STOCK, stock()),
                    Map.entry(Step.PAYMENT, payment()),
                    Map.entry(Step.CUSTOMER, payment()),
                    Map.entry(Step.ASSESSMENT, assessment()),
                    Map.entry(Step.HOLD, hold()),
                    Map.entry(Step.SHIPMENT, shipment()),
                    Map.entry(Step.PACKING, packing()),
                    Map.entry(Step.HANDOVER, handover()),
                    Map.entry(Step.CAPTURE, capture()),
                    Map.entry(Step.RELEASE, release()),
                    Map.entry(Step.CANCELLATION, cancellation()),
                    Map.entry(Step.VOID, voiding()),
                    Map.entry(Step.REFUND, refund()),
                    Map.entry(Step.RESTOCK, restock()),
                    Map.entry(Step.RETURN_DECISION, returnDecision()));
        }
    }
}
