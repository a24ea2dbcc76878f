package io.orderflow.runtime.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * Says of every operation how it refuses: with a {@link Problems problem}. Methods name the errors that are their own;
 * those that come of a token, a parameter or overload are every method's, and are named here.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedProblems implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";

    /** What the library that writes problems says of them; ours have other fields. */
    private static final Set<String> OTHERS = Set.of("HttpProblem", "HttpValidationProblem");

    /** What Quarkus says of each operation with a body, which is less than is true. */
    private static final String QUARKUS_SAYS = "Bad Request";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components =
                document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        OTHERS.forEach(components::removeSchema);
        components.addSchema(PROBLEM, problem()).addSchema(VIOLATION, violation());
        document.components(components);
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(DescribedProblems::describe));
    }

    private static void describe(Operation operation) {
        APIResponses responses = operation.getResponses();
        if (operation.getRequestBody() != null || isThere(operation.getParameters())) {
            describe(responses, "400", "The request is not valid; violations name the fields");
        }
        if (isThere(operation.getSecurity())) {
            responses.addAPIResponse("401", answer("No token, or one that is not believed"));
            responses.addAPIResponse("403", answer("The token's roles, or its subject, may not do this"));
        }
        describe(responses, APIResponses.DEFAULT, "Any other refusal, such as 503 with Retry-After under overload");
        responses.getAPIResponses().forEach((status, response) -> {
            if (isError(status)) {
                response.setContent(problemContent());
            }
        });
    }

    private static APIResponse answer(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    private static boolean isThere(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }

    /** Keeps what the method says of it. */
    private static void describe(APIResponses responses, String status, String description) {
        APIResponse said = responses.getAPIResponse(status);
        if (said == null || QUARKUS_SAYS.equals(said.getDescription())) {
            responses.addAPIResponse(status, answer(description));
        }
    }

    private static boolean isError(String status) {
        return status.equals(APIResponses.DEFAULT) || status.startsWith("4") || status.startsWith("5");
    }

    private static Content problemContent() {
        Schema reference = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createContent()
                .addMediaType(
                        HttpProblem.MEDIA_TYPE.toString(),
                        OASFactory.createMediaType().schema(reference));
    }

    private static Schema problem() {
        return object("A refusal, as RFC 9457 has it")
                .addProperty(
                        "type",
                        text("Stable, urn:orderflow:problem:<name>; about:blank if it is absent")
                                .format("uri"))
                .addProperty("title", text("What kind of problem it is, for people"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .minimum(BigDecimal.valueOf(400))
                                .maximum(BigDecimal.valueOf(599)))
                .addProperty("detail", text("What is wrong in this case, for people"))
                .addProperty("instance", text("The path that was asked for").format("uri-reference"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref(VIOLATION)))
                .required(List.of("title", "status"));
    }

    private static Schema violation() {
        return object("One field that is not as it should be")
                .addProperty("field", text("The path in the request: lines[0].quantity"))
                .addProperty("message", text("What it should be"))
                .required(List.of("field", "message"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
