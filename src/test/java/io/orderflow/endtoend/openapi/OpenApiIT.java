package io.orderflow.endtoend.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.Service;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code docs/openapi} says of the API is what services say, and keeps what it has promised to clients. */
@RunsOn(Setting.WITH_IDENTITY)
class OpenApiIT {
    private static final boolean WRITE = "write".equals(System.getProperty("orderflow.openapi"));
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String WRITE_ANEW = "docs/openapi says something else than %s does. Where that is meant: "
            + "mvn -pl src/test -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false "
            + "-Dfailsafe.failIfNoSpecifiedTests=false -Dit.test=OpenApiIT -Dorderflow.openapi=write, and commit it";
    private static final String BREAKS = "Clients of %s would break. Where that is meant, give "
            + "quarkus.smallrye-openapi.info-version a new major in the service's application.properties";

    private final Shop shop;

    OpenApiIT(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void servesWhatIsCommittedAndBreaksNoClient(Service service) {
        ApiDocument document = ApiDocument.of(service);
        JsonNode served = served(service);
        if (document.isThere()) {
            JsonNode committed = document.read();
            List<String> breakage = Breakage.between(committed, served);
            assertThat(ApiDocument.major(served) > ApiDocument.major(committed) ? List.of() : breakage)
                    .as(BREAKS, service.id())
                    .isEmpty();
        }
        if (WRITE) {
            document.write(served);
        }
        assertThat(document.file()).as(WRITE_ANEW, service.id()).exists();
        assertThat(document.read()).as(WRITE_ANEW, service.id()).isEqualTo(served);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void namesEachOperationOnce(Service service) {
        assertThat(operations(service)
                        .map(operation -> operation.path("operationId").asText()))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+([A-Z][a-z]+)+"));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void namesSchemasSoThatTheyTellAndNamesThemAlike(Service service) {
        JsonNode document = served(service);
        Set<String> names = document.at("/components/schemas")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(names)
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"))
                .doesNotContain("Status", "Item", "Entry", "Line");
        assertThat(document.findValuesAsText("$ref"))
                .allSatisfy(reference -> assertThat(names).contains(reference.replace("#/components/schemas/", "")));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void saysWhoseTokenEachOperationNeedsAndHowItRefuses(Service service) {
        assertThat(served(service)
                        .at("/components/securitySchemes/bearer/scheme")
                        .asText())
                .isEqualTo("bearer");
        assertThat(operations(service)).allSatisfy(operation -> {
            JsonNode security = operation.path("security");
            if (!security.isEmpty()) {
                assertThat(security.at("/0/bearer")).isNotEmpty();
                assertThat(operation.path("responses").has("401")).isTrue();
                assertThat(operation.path("responses").has("403")).isTrue();
            }
            assertThat(operation.path("responses").properties())
                    .filteredOn(
                            answer -> !Set.of('2', '3').contains(answer.getKey().charAt(0)))
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.getValue()
                                    .at("/content/application~1problem+json/schema/$ref")
                                    .asText())
                            .isEqualTo(PROBLEM));
        });
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void boundsWhatClientsSend(Service service) {
        Unbounded unbounded = new Unbounded(served(service));

        assertThat(operations(service).flatMap(unbounded::fields)).isEmpty();
    }

    private JsonNode served(Service service) {
        return shop.get(service, "/q/openapi?format=json");
    }

    private Stream<JsonNode> operations(Service service) {
        return served(service).path("paths").valueStream().flatMap(JsonNode::valueStream);
    }
}
