package io.orderflow.endtoend.hostile;

import io.orderflow.endtoend.hostile.Operation.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All hostile requests to one operation. Each is valid but for one thing. */
final class HostileRequests {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final byte[] NOTHING = {};

    /** As they go over the wire: percent-encoded, or wrongly so. */
    private static final List<String> IN_A_URL = List.of(
            "",
            "%00",
            "a%00b",
            "%0A",
            "%0D%0AX-Injected:%201",
            "%20",
            "%FF",
            "%C3%28",
            "%ED%A0%80",
            "%F0%9F%8D%8B",
            "%E2%80%AE",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "..%2f",
            "%25%30%30",
            "%7B%7D",
            "%3Cscript%3E",
            "-1",
            "0",
            "1.5",
            "1e400",
            "NaN",
            "null",
            "true",
            "2147483648",
            "9223372036854775808",
            "99999999999999999999999999999999999999",
            "%27%20or%201%3D1--",
            "*",
            ";a=b",
            "a;b",
            "a%2Fb",
            "a%3Bb",
            "a+b",
            "%2e%2e",
            "%",
            "%zz",
            "a%2",
            "%5C",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "1-1-1-1-1",
            "x".repeat(3_000),
            "x".repeat(6_000),
            "%F0%9F%8D%8B".repeat(200));

    private static final List<String> IN_A_HEADER = List.of(
            "",
            " ",
            "a b",
            "\t",
            "ä",
            "\uD83C\uDF4B",
            "\"",
            "'; drop table orders; --",
            "null",
            "x".repeat(256),
            "x".repeat(8_000),
            "00-00000000000000000000000000000000-0000000000000000-00",
            "-1");

    private static final List<String> ACCEPTED_TYPES =
            List.of("application/xml", "text/html", "image/png", "*", "a/b;q=x", "application/json;q=0");

    private static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
            "application/json; charset=utf-16",
            "application/json; charset=none",
            "nonsense",
            "/",
            "application/problem+json");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW");

    private final Operation operation;
    private final Map<String, String> examples;
    private final List<HostileRequest> requests = new ArrayList<>();

    private HostileRequests(Operation operation, Map<String, String> examples) {
        this.operation = operation;
        this.examples = examples;
    }

    static List<HostileRequest> to(Operation operation, Map<String, String> examples) {
        HostileRequests hostile = new HostileRequests(operation, examples);
        hostile.addUrls();
        hostile.addHeaders();
        hostile.addMethods();
        hostile.addBodies();
        return hostile.requests;
    }

    /** The request without anything hostile in it. */
    static HostileRequest harmless(Operation operation, Map<String, String> examples) {
        HostileRequests hostile = new HostileRequests(operation, examples);
        hostile.add("harmless", hostile.path(Map.of()) + hostile.whatMustBeAsked(), Map.of(), hostile.body());
        return hostile.requests.getFirst();
    }

    private void addUrls() {
        for (String value : IN_A_URL) {
            with("path")
                    .forEach(parameter ->
                            add("path " + parameter.name(), path(Map.of(parameter.name(), value)), Map.of(), body()));
            with("query")
                    .forEach(parameter -> add(
                            "query " + parameter.name(),
                            path(Map.of()) + "?" + parameter.name() + "=" + value,
                            Map.of(),
                            body()));
        }
        String path = path(Map.of());
        for (String query :
                List.of("?", "?&&&", "?%00=%00", "?a[]=1&a[]=2", "?limit=1&limit=2", "?" + "a=b&".repeat(400))) {
            add("query", path + query, Map.of(), body());
        }
        add("matrix parameter", path + ";a=b", Map.of(), body());
        add("trailing slash", path + "/", Map.of(), body());
        add("double slash", "/" + path, Map.of(), body());
        add("path below", path + "/%00/..", Map.of(), body());
    }

    private void addHeaders() {
        for (String value : IN_A_HEADER) {
            Stream.concat(with("header").map(Parameter::name), Stream.of("Accept-Language", "X-Unknown"))
                    .forEach(name -> add("header " + name, path(Map.of()), Map.of(name, value), body()));
        }
        for (String coding : List.of("gzip", "br, deflate", "nonsense")) {
            add("content coding", path(Map.of()), Map.of("Content-Encoding", coding), body());
        }
        add("expectation", path(Map.of()), Map.of("Expect", "miracles"), body());
        add("two lengths", path(Map.of()), Map.of("Transfer-Encoding", "chunked", "Content-Length", "3"), body());
        ACCEPTED_TYPES.forEach(type -> add("accept", path(Map.of()), Map.of("Accept", type), body()));
    }

    private void addMethods() {
        METHODS.stream()
                .filter(method -> !operation.methodsOfThePath().contains(method))
                .forEach(method ->
                        requests.add(new HostileRequest("method", method, path(Map.of()), JSON, bytes("{}"))));
    }

    private void addBodies() {
        if (operation.body() == null) {
            addBody("unexpected body", bytes("{\"a\":1}"));
            return;
        }
        HostileBodies.whole().forEach(body -> addBody("body", body));
        HostileBodies.variationsOf(operation.body()).forEach(body -> addBody("body", body));
        add("no content type", path(Map.of()), Map.of("Content-Type", ""), body());
        CONTENT_TYPES.forEach(
                type -> add("content type " + type, path(Map.of()), Map.of("Content-Type", type), body()));
    }

    private void addBody(String what, byte[] body) {
        add(what, path(Map.of()), Map.of(), body);
    }

    private void add(String what, String target, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (operation.body() != null) {
            all.put("Content-Type", operation.mediaType());
        }
        with("header").filter(Parameter::required).forEach(parameter -> all.put(parameter.name(), example(parameter)));
        all.putAll(headers);
        requests.add(new HostileRequest(what, operation.method(), target, all, body));
    }

    private byte[] body() {
        return operation.body() == null ? NOTHING : bytes(operation.body().toString());
    }

    private String path(Map<String, String> values) {
        String path = operation.path();
        for (Parameter parameter : with("path").toList()) {
            path = path.replace(
                    "{" + parameter.name() + "}", values.getOrDefault(parameter.name(), example(parameter)));
        }
        return path;
    }

    /** The query without which there is no question. */
    private String whatMustBeAsked() {
        String query = with("query")
                .filter(Parameter::required)
                .map(parameter -> parameter.name() + "=" + example(parameter))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private String example(Parameter parameter) {
        return URLEncoder.encode(examples.getOrDefault(parameter.name(), "example"), StandardCharsets.UTF_8);
    }

    private Stream<Parameter> with(String in) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.in().equals(in));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
