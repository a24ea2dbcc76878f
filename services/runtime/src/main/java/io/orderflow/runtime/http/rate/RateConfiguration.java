package io.orderflow.runtime.http.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How many requests a second one client may send to this instance, of those that cost much; 0 is as many as it likes. A
 * burst is how many it may send at once after a while without any.
 */
@ConfigMapping(prefix = "orderflow.http.rate")
interface RateConfiguration {

    /** Of a customer, by the subject of the token. */
    @Min(0) @Max(1_000_000) @WithDefault("10")
    int customer();

    /** The burst of a customer. */
    @Min(1) @Max(1_000_000) @WithDefault("50")
    int customerBurst();

    /** Of a shop or marketplace, which asks for all of its customers. */
    @Min(0) @Max(1_000_000) @WithDefault("0")
    int channel();

    /** The burst of a shop or marketplace. */
    @Min(1) @Max(1_000_000) @WithDefault("1000")
    int channelBurst();

    /** Of a person or program of the house: support, warehouse, finance, admin. */
    @Min(0) @Max(1_000_000) @WithDefault("0")
    int staff();

    /** The burst of staff. */
    @Min(1) @Max(1_000_000) @WithDefault("1000")
    int staffBurst();

    /** Of an address, where nobody says who they are. Behind a proxy that is not trusted, all are one. */
    @Min(0) @Max(1_000_000) @WithDefault("0")
    int address();

    /** The burst of an address. */
    @Min(1) @Max(1_000_000) @WithDefault("1000")
    int addressBurst();

    /** How many clients are known at once; of more, those who ask least begin anew. */
    @Min(1) @Max(10_000_000) @WithDefault("50000")
    int clients();
}
