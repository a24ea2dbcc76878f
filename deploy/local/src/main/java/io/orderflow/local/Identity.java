package io.orderflow.local;

import io.orderflow.servers.identity.Issuer;
import java.util.Map;
import java.util.Objects;

/** Whose tokens the services go by. */
public sealed interface Identity {

    /** How a service is told; what it inherits from the launcher's own environment counts for nothing. */
    Map<String, String> environment(Ports ports);

    /** Nobody's: everybody may do everything. */
    record Open() implements Identity {
        @Override
        public Map<String, String> environment(Ports ports) {
            return Map.of("ORDERFLOW_IDENTITY", "open", "ORDERFLOW_IDENTITY_ISSUER", "");
        }
    }

    /** Those of an issuer that runs with the system. */
    record OwnIssuer() implements Identity {
        @Override
        public Map<String, String> environment(Ports ports) {
            return new OtherIssuer(Issuer.url(ports.issuer()), "roles").environment(ports);
        }
    }

    /**
     * Those of an issuer that somebody else runs.
     *
     * @param url as it stands in {@code iss}
     * @param roleClaim the path of the claim with the roles, with {@code /} between its steps
     */
    record OtherIssuer(String url, String roleClaim) implements Identity {
        public OtherIssuer {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(roleClaim, "roleClaim");
        }

        @Override
        public Map<String, String> environment(Ports ports) {
            return Map.of(
                    "ORDERFLOW_IDENTITY", "",
                    "ORDERFLOW_IDENTITY_ISSUER", url,
                    "ORDERFLOW_IDENTITY_ROLE_CLAIM", roleClaim);
        }
    }
}
