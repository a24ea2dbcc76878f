package io.orderflow.runtime.http.identity;

import io.quarkus.security.spi.runtime.AuthorizationController;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;

/** Where everybody may do everything, nobody is asked for a role, and so for no token. */
@Alternative
@Priority(Interceptor.Priority.LIBRARY_AFTER)
@ApplicationScoped
class OpenSystem extends AuthorizationController {

    private final boolean open;

    OpenSystem(IdentityConfiguration configuration) {
        this.open = configuration.isOpen();
    }

    @Override
    public boolean isAuthorizationEnabled() {
        return !open;
    }
}
