package io.orderflow.warehouse.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set about warehouse. */
@ConfigMapping(prefix = "orderflow.warehouse")
public interface WarehouseConfiguration {

    /**
     * Whether parcels are packed as soon as they are prepared, for demonstrations and load tests. Tasks that were open
     * before it was switched on stay open.
     */
    @WithDefault("false")
    boolean autoPack();
}
