package io.orderflow.inventory;

import io.orderflow.testing.LayerRules;
import org.junit.jupiter.api.Test;

class LayersTest {

    @Test
    void keepsToTheLayers() {
        LayerRules.check("io.orderflow.inventory");
    }
}
