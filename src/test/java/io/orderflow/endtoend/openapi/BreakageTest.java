package io.orderflow.endtoend.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.local.Service;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as a break of the API, and what does not, by one small document and its changes. */
class BreakageTest {
    private static final String SHOP = """
            paths:
              /lamps/{id}:
                put:
                  operationId: putLamp
                  security: [{bearer: [admin, support]}]
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
                    - {name: dry, in: query, schema: {type: boolean}}
                  requestBody:
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/Lamp'}
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/LampView'}}}}
                    '404': {description: There is no such lamp}
              /lamps:
                get:
                  operationId: listLamps
                  responses:
                    '200':
                      content:
                        application/json: {schema: {type: array, items: {$ref: '#/components/schemas/LampView'}}}
            components:
              schemas:
                Lamp:
                  type: object
                  required: [watts]
                  properties: {watts: {type: integer}, color: {type: string, enum: [RED, BLUE]}}
                LampView:
                  type: object
                  required: [lit]
                  properties: {lit: {type: boolean}, state: {type: string, enum: [NEW, OLD]},
                    tags: {type: object, additionalProperties: {type: string}}}
            """;

    @ParameterizedTest
    @MethodSource
    void namesWhatAClientLoses(String part, String change, List<String> breakage) throws IOException {
        assertThat(breakage(part, change)).containsExactlyInAnyOrderElementsOf(breakage);
    }

    static Stream<Arguments> namesWhatAClientLoses() {
        return Stream.of(
                change("/lamps:", "/bulbs:", "listLamps is gone"),
                change("listLamps", "allLamps", "listLamps has another operationId"),
                change("[admin, support]", "[admin]", "putLamp is no longer for [support]"),
                change(
                        "operationId: listLamps",
                        "security: [{bearer: [admin]}]\n      operationId: listLamps",
                        "listLamps needs a token"),
                change("name: dry", "name: wet", "putLamp: query parameter dry is gone"),
                change("in: query", "in: query, required: true", "putLamp: query parameter dry has to be given"),
                change(
                        "format: uuid",
                        "format: int",
                        "putLamp: path parameter id is of type \"string\"int, not \"string\"uuid"),
                change("requestBody:", "requestBody:\n        required: true", "putLamp: a body has to be sent"),
                change("required: [watts]", "required: [watts, color]", "putLamp: request.color has to be given"),
                change(
                        "watts: {type: integer}",
                        "watts: {type: number}",
                        "putLamp: request.watts is of type \"number\", not \"integer\""),
                change("color: {type: string", "colour: {type: string", "putLamp: request.color is gone"),
                change("[RED, BLUE]", "[RED]", "putLamp: request.color takes fewer values"),
                change("'200': {content", "'202': {content", "putLamp: 200 is gone"),
                change(
                        "lit: {type: boolean}",
                        "on: {type: boolean}",
                        "putLamp: 200.lit is gone",
                        "listLamps: 200[].lit is gone"),
                change(
                        "required: [lit]",
                        "required: []",
                        "putLamp: 200.lit may be absent",
                        "listLamps: 200[].lit may be absent"),
                change(
                        "{application/json: {schema: {$ref",
                        "{text/csv: {schema: {$ref",
                        "putLamp: 200 is no longer application/json"),
                change(
                        "additionalProperties: {type: string}",
                        "additionalProperties: {type: integer}",
                        "putLamp: 200.tags.* is of type \"integer\", not \"string\"",
                        "listLamps: 200[].tags.* is of type \"integer\", not \"string\""),
                change(
                        "additionalProperties: {type: string}",
                        "additionalProperties: false",
                        "putLamp: 200.tags.* is gone",
                        "listLamps: 200[].tags.* is gone"),
                change(
                        "format: uuid",
                        "format: uuid, maxLength: 36",
                        "putLamp: path parameter id has the maxLength 36, not none"),
                change(
                        "schema: {$ref: '#/components/schemas/Lamp'}",
                        "schema: {$ref: '#/components/schemas/Lamp', maxProperties: 2}",
                        "putLamp: request has the maxProperties 2, not none"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            description: There is no such lamp  | description: None
            '404'                               | '409'
            name: dry, in: query                | name: dry, in: query, description: Does nothing
            state: {type: string                | since: {type: string}, state: {type: string
            [NEW, OLD]                          | [NEW, OLD, BROKEN]
            required: [lit]                     | required: [lit, state]
            [RED, BLUE]                         | [RED, BLUE, GREEN]
            required: [watts]                   | required: []
            [admin, support]                    | [admin, support, warehouse]
            """)
    void letsAnApiGrow(String part, String change) throws IOException {
        assertThat(breakage(part, change)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void findsNothingBetweenADocumentAndItself(Service service) {
        JsonNode document = ApiDocument.of(service).read();

        assertThat(Breakage.between(document, document)).isEmpty();
    }

    private static Arguments change(String part, String change, String... breakage) {
        return Arguments.of(part, change, List.of(breakage));
    }

    private static List<String> breakage(String part, String change) throws IOException {
        assertThat(SHOP).contains(part);
        return Breakage.between(ApiDocument.parse(SHOP), ApiDocument.parse(SHOP.replace(part, change)));
    }
}
