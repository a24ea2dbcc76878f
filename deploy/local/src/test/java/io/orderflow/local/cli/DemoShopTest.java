package io.orderflow.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoShopTest {

    @Test
    void ordersWhatItSells() throws IOException {
        assertThat(skus(DemoShop.orderPaidWith("tok_visa")))
                .isNotEmpty()
                .isSubsetOf(
                        DemoShop.CATALOGUE.stream().map(DemoShop.Product::sku).toList());
    }

    @Test
    void ordersNothingButWhatSomebodyHasPutIntoTheShop() throws IOException {
        DemoShop.Product tent = DemoShop.CATALOGUE.getFirst();

        assertThat(skus(DemoShop.orderOf(tent))).containsExactly(tent.sku());
    }

    private static List<String> skus(String order) throws IOException {
        JsonNode lines = new JsonMapper().readTree(order).path("lines");
        return lines.findValuesAsText("sku");
    }
}
