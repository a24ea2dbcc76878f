package io.orderflow.payment;

import io.orderflow.testing.LayerRules;
import org.junit.jupiter.api.Test;

class LayersTest {

    @Test
    void keepsToTheLayers() {
        LayerRules.check("io.orderflow.payment");
    }
}
