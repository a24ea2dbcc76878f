package io.orderflow.payment.persistence;

import io.orderflow.events.value.Code;
import io.orderflow.payment.domain.RequiredAction;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;

/** What a customer has to do, as a JSON document. */
final class ActionJson {

    private static final String REFERENCE = "reference";
    private static final String ACTION = "action";
    private static final String URL = "url";
    private static final String EXPIRES_AT = "expiresAt";

    private ActionJson() {}

    static String write(RequiredAction required) {
        JsonObject document = new JsonObject()
                .put(REFERENCE, required.reference())
                .put(ACTION, required.action().toString())
                .put(EXPIRES_AT, required.expiresAt().toString());
        if (required.url() != null) {
            document.put(URL, required.url().toString());
        }
        return document.encode();
    }

    static RequiredAction read(String document) {
        JsonObject json = new JsonObject(document);
        String url = json.getString(URL);
        return new RequiredAction(
                json.getString(REFERENCE),
                new Code(json.getString(ACTION)),
                url == null ? null : URI.create(url),
                Instant.parse(json.getString(EXPIRES_AT)));
    }

    /** Where nothing else of it is of interest any more. */
    static String writeReference(String reference) {
        return new JsonObject().put(REFERENCE, reference).encode();
    }

    static String readReference(String document) {
        return new JsonObject(document).getString(REFERENCE);
    }
}
