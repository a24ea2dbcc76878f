package io.orderflow.runtime.http.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who asks for what a resource's method does; to be asked in methods with {@code @RolesAllowed} alone. */
@ApplicationScoped
public class Callers {

    private final boolean open;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;

    Callers(IdentityConfiguration configuration, SecurityIdentity identity, CurrentVertxRequest request) {
        this.open = configuration.isOpen();
        this.identity = identity;
        this.request = request;
    }

    /** Who asks; null where everybody may do everything and so nobody has to prove who it is. */
    public @Nullable Caller current() {
        return open ? null : (Caller) identity.getPrincipal();
    }

    /** Who does it. */
    public Author author() {
        Caller caller = current();
        return caller == null
                ? UnprovenName.in(request.getCurrent().request())
                : new Author(caller.subject(), caller.name());
    }

    /**
     * Whose orders the caller may see.
     *
     * @param staff the roles that see all of them here: those that the method allows beside customer and channel. Who has
     *     none of these is not shown more for having another role.
     */
    public Visibility sees(String... staff) {
        Caller caller = current();
        if (caller == null || Stream.of(staff).anyMatch(identity::hasRole)) {
            return new Visibility.Everything();
        }
        return identity.hasRole(Roles.CHANNEL)
                ? new Visibility.OfChannel(caller.subject())
                : new Visibility.OfCustomer(caller.subject());
    }

    /** Whether the caller has this role; true where everybody may do everything. */
    public boolean is(String role) {
        return open || identity.hasRole(role);
    }
}
