package io.orderflow.bench.load;

import io.orderflow.bench.load.Catalogue.Product;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * How the goods of an order come back, as it is sent.
 *
 * @param request what is asked for: that all of them may
 * @param receipts as what they arrive, one after the other
 */
record ReturnSlip(Buffer request, List<Buffer> receipts) {
    ReturnSlip {
        receipts = List.copyOf(receipts);
    }

    /**
     * @param inParts whether the first product arrives alone, and damaged; what there is but one of cannot arrive in parts
     *     and is just damaged. Otherwise all arrives together, as good as new
     */
    static ReturnSlip of(Catalogue catalogue, SampleOrder order, boolean inParts) {
        List<String> skus = order.products().stream()
                .map(catalogue.products()::get)
                .map(Product::sku)
                .toList();
        List<List<String>> parts = inParts ? parts(skus) : List.of(lines(skus, ",\"condition\":\"SELLABLE\""));
        return new ReturnSlip(
                Buffer.buffer(document(lines(skus, ""), ",\"reason\":\"NOT_AS_EXPECTED\"")),
                parts.stream().map(lines -> Buffer.buffer(document(lines, ""))).toList());
    }

    private static List<List<String>> parts(List<String> skus) {
        List<String> damaged = lines(skus.subList(0, 1), ",\"condition\":\"DAMAGED\"");
        List<String> others = lines(skus.subList(1, skus.size()), ",\"condition\":\"SELLABLE\"");
        return others.isEmpty() ? List.of(damaged) : List.of(damaged, others);
    }

    private static List<String> lines(List<String> skus, String more) {
        return skus.stream()
                .map(sku -> "{\"sku\":\"%s\",\"quantity\":1%s}".formatted(sku, more))
                .toList();
    }

    private static String document(List<String> lines, String more) {
        return "{\"lines\":[" + String.join(",", lines) + "]" + more + "}";
    }
}
