package io.orderflow.endtoend.hostile;

import io.orderflow.endtoend.hostile.RawHttp.Response;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for what the lines of the {@link RoleTable} name, as each service describes it and with nothing wrong in it. */
final class TableRequests {
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final OrderflowSystem system;
    private final Map<String, String> examples;
    private final Map<Service, List<Operation>> operations;

    /** @param examples what there is to ask for, by the names of parameters and fields */
    TableRequests(OrderflowSystem system, Shop shop, Map<String, String> examples) {
        this.system = system;
        this.examples = examples;
        this.operations = Arrays.stream(Service.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        service -> Operation.of(shop.get(service, "/q/openapi?format=json"), examples)));
    }

    /** Every operation that is described, with its service. */
    Stream<String> described() {
        return operations.entrySet().stream()
                .flatMap(service -> service.getValue().stream()
                        .map(operation -> service.getKey().id() + " " + nameOf(operation)));
    }

    Response send(RoleTable.Line line, String credentials) {
        return send(line, credentials, to(line));
    }

    /** The same, but that its body, if it has one, is announced and never comes. */
    Response sendWithoutBody(RoleTable.Line line, String credentials) {
        HostileRequest request = to(line);
        return send(line, credentials, request.hasBody() ? request.withoutItsBody() : request);
    }

    /** What is asked for, of the order among the examples where an operation can be told which. */
    HostileRequest to(RoleTable.Line line) {
        Operation operation = operations.getOrDefault(line.service(), List.of()).stream()
                .filter(described -> line.operation().equals(nameOf(described)))
                .findFirst()
                .orElseThrow();
        HostileRequest harmless = HostileRequests.harmless(operation, examples);
        boolean mayNameAnOrder = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query") && !parameter.required())
                .anyMatch(parameter -> parameter.name().equals("orderId"));
        return mayNameAnOrder ? harmless.withQuery("orderId=" + examples.get("orderId")) : harmless;
    }

    private Response send(RoleTable.Line line, String credentials, HostileRequest request) {
        return new RawHttp(system.uri(line.service()), LIMIT, credentials).send(request);
    }

    /** As the table has it. */
    private static String nameOf(Operation operation) {
        return operation.method() + " " + operation.path();
    }
}
