package io.orderflow.warehouse.persistence;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.warehouse.domain.Receipt;
import io.orderflow.warehouse.domain.Worker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receipts as a JSON array. */
final class ReceiptsJson {

    private static final String RECEIPT_ID = "receiptId";
    private static final String AT = "at";
    private static final String WORKER = "worker";
    private static final String WORKER_NAME = "workerName";
    private static final String LINES = "lines";
    private static final String SKU = "sku";
    private static final String QUANTITY = "quantity";
    private static final String CONDITION = "condition";

    private ReceiptsJson() {}

    static @Nullable String write(List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return null;
        }
        JsonArray all = new JsonArray();
        receipts.forEach(receipt -> all.add(write(receipt)));
        return all.encode();
    }

    static List<Receipt> read(@Nullable String document) {
        return document == null
                ? List.of()
                : new JsonArray(document)
                        .stream().map(receipt -> read((JsonObject) receipt)).toList();
    }

    private static JsonObject write(Receipt receipt) {
        JsonArray lines = new JsonArray();
        receipt.lines().forEach(line -> lines.add(write(line)));
        JsonObject json = new JsonObject()
                .put(RECEIPT_ID, receipt.receiptId().toString())
                .put(AT, receipt.at().toString())
                .put(WORKER, receipt.receivedBy().id())
                .put(LINES, lines);
        String name = receipt.receivedBy().name();
        return name == null ? json : json.put(WORKER_NAME, name);
    }

    private static JsonObject write(ReturnedLine line) {
        return new JsonObject()
                .put(SKU, line.sku().value())
                .put(QUANTITY, line.quantity())
                .put(CONDITION, line.condition().value());
    }

    private static Receipt read(JsonObject json) {
        return new Receipt(
                ReceiptId.of(json.getString(RECEIPT_ID)),
                Instant.parse(json.getString(AT)),
                new Worker(json.getString(WORKER), json.getString(WORKER_NAME)),
                json.getJsonArray(LINES).stream()
                        .map(line -> line((JsonObject) line))
                        .toList());
    }

    private static ReturnedLine line(JsonObject json) {
        return new ReturnedLine(
                new Sku(json.getString(SKU)), json.getInteger(QUANTITY), new Code(json.getString(CONDITION)));
    }
}
