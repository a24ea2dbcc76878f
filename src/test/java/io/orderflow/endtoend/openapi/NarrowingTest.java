package io.orderflow.endtoend.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bounds do to clients, by one field that they send and one that they read. */
class NarrowingTest {
    private static final String SHOP = """
            paths:
              /lamps:
                post:
                  operationId: addLamp
                  requestBody: {content: {application/json: {schema: {properties: {watts: {SENT}}}}}}
                  responses: {'200': {content: {application/json: {schema: {properties: {watts: {READ}}}}}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                 | maxLength: 9                        | watts has the maxLength 9, not none
            maxLength: 10                      | maxLength: 9                        | watts has the maxLength 9, not 10
            ''                                 | minLength: 1                        | watts has the minLength 1, not none
            ''                                 | pattern: ^R                         | watts has the pattern "^R", not none
            ''                                 | enum: [RED]                         | watts takes fewer values
            maximum: 10                        | maximum: 9.5                        | watts has the maximum 9.5, not 10
            ''                                 | minimum: 0                          | watts has the minimum 0, not none
            minimum: -1                        | minimum: 0                          | watts has the minimum 0, not -1
            ''                                 | exclusiveMinimum: 0                 | watts has the exclusiveMinimum 0, not none
            exclusiveMaximum: 10               | exclusiveMaximum: 9                 | watts has the exclusiveMaximum 9, not 10
            ''                                 | not: {const: 0}                     | watts has the not {"const":0}, not none
            maxItems: 10                       | maxItems: 9                         | watts has the maxItems 9, not 10
            minItems: 0                        | minItems: 1                         | watts has the minItems 1, not 0
            uniqueItems: false                 | uniqueItems: true                   | watts has the uniqueItems true, not false
            ''                                 | items: {maxLength: 9}               | watts[] has the maxLength 9, not none
            items: {maxLength: 10}             | items: {maxLength: 9}               | watts[] has the maxLength 9, not 10
            ''                                 | maxProperties: 3                    | watts has the maxProperties 3, not none
            minProperties: 1                   | minProperties: 2                    | watts has the minProperties 2, not 1
            ''                                 | propertyNames: {pattern: ^R}        | watts: a name has the pattern "^R", not none
            additionalProperties: true         | additionalProperties: false         | watts.* is gone
            ''                                 | additionalProperties: {minimum: 1}  | watts.* has the minimum 1, not none
            additionalProperties: {minimum: 0} | additionalProperties: {minimum: 1}  | watts.* has the minimum 1, not 0
            """)
    void holdsWhatIsSentAndNotWhatIsRead(String wide, String narrow, String breakage) throws IOException {
        assertThat(whenSent(wide, narrow)).containsExactly("addLamp: request." + breakage);
        assertThat(whenSent(narrow, wide)).isEmpty();
        assertThat(whenRead(wide, narrow)).isEmpty();
        assertThat(whenRead(narrow, wide)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pattern: ^R                        | pattern: ^RED                       | watts has the pattern "^RED", not "^R"
            not: {const: 0}                    | not: {const: 1}                     | watts has the not {"const":1}, not {"const":0}
            """)
    void letsNoRequestBecomeOtherWhereNobodyCanTellWhatItTakes(String was, String is, String breakage)
            throws IOException {
        assertThat(whenSent(was, is)).containsExactly("addLamp: request." + breakage);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | minLength: 0
            '' | uniqueItems: false
            '' | additionalProperties: true
            """)
    void takesForABoundOnlyWhatBounds(String was, String is) throws IOException {
        assertThat(whenSent(was, is)).isEmpty();
    }

    private static List<String> whenSent(String was, String is) throws IOException {
        return breakage("SENT", was, is);
    }

    private static List<String> whenRead(String was, String is) throws IOException {
        return breakage("READ", was, is);
    }

    private static List<String> breakage(String field, String was, String is) throws IOException {
        return Breakage.between(
                ApiDocument.parse(SHOP.replace(field, was)), ApiDocument.parse(SHOP.replace(field, is)));
    }
}
