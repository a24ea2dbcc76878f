package io.orderflow.payment.outside.stripe;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** The part of Stripe's API that is used: payment intents, refunds and disputes. Bodies are forms, answers JSON. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
interface StripeApi {

    String VERSION = "Stripe-Version";
    String IDEMPOTENCY_KEY = "Idempotency-Key";

    @POST
    @Path("/payment_intents")
    Uni<RestResponse<String>> create(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(VERSION) String version,
            @HeaderParam(IDEMPOTENCY_KEY) String key,
            String form);

    @GET
    @Path("/payment_intents/{id}")
    Uni<RestResponse<String>> retrieve(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(VERSION) String version,
            @PathParam("id") String id);

    @GET
    @Path("/payment_intents/search")
    Uni<RestResponse<String>> search(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(VERSION) String version,
            @QueryParam("query") String query);

    @POST
    @Path("/payment_intents/{id}/capture")
    Uni<RestResponse<String>> capture(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(VERSION) String version,
            @PathParam("id") String id,
            String form);

    @POST
    @Path("/payment_intents/{id}/cancel")
    Uni<RestResponse<String>> cancel(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(VERSION) String version,
            @PathParam("id") String id,
            String form);

    @POST
    @Path("/refunds")
    Uni<RestResponse<String>> refund(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(VERSION) String version,
            @HeaderParam(IDEMPOTENCY_KEY) String key,
            String form);

    @GET
    @Path("/disputes")
    Uni<RestResponse<String>> disputes(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(VERSION) String version,
            @QueryParam("payment_intent") String paymentIntent,
            @QueryParam("limit") int limit);

    @GET
    @Path("/refunds")
    Uni<RestResponse<String>> refunds(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(VERSION) String version,
            @QueryParam("payment_intent") String paymentIntent,
            @QueryParam("limit") int limit);
}
