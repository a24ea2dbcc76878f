package io.orderflow.runtime.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Writes the path of a problem as a URI, which is of ASCII (RFC 3986). The library writes it as it is decoded, so it is given
 * an encoded one. It runs last, which is the default.
 */
@ApplicationScoped
@Unremovable
class ProblemPath implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getInstance() == null) {
            return problem;
        }
        String path = InstanceUtils.instanceToPath(problem.getInstance());
        String encoded = encoded(path);
        return encoded.equals(path)
                ? problem
                : HttpProblem.builder(problem)
                        .withInstance(InstanceUtils.pathToInstance(encoded))
                        .build();
    }

    static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException none) {
            throw new IllegalArgumentException("no path", none);
        }
    }
}
