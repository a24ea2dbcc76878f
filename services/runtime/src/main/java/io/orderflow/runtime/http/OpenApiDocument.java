package io.orderflow.runtime.http;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiHandler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Serves the OpenAPI document where the API is, for clients. Quarkus puts it and Swagger UI, which is for operators, on
 * one port: either both where clients are, or both where they are not.
 */
@ApplicationScoped
class OpenApiDocument {

    /** As {@code quarkus.smallrye-openapi.path}, which is read when a service is built: an executable knows it no more. */
    private static final String PATH = "/q/openapi";

    void register(@Observes Router router) {
        OpenApiHandler document = new OpenApiHandler(OpenApiConstants.DEFAULT_DOCUMENT_NAME, false);
        for (String form : new String[] {"", ".json", ".yaml", ".yml"}) {
            router.route(HttpMethod.GET, PATH + form).handler(document);
            router.route(HttpMethod.HEAD, PATH + form).handler(document);
        }
    }
}
