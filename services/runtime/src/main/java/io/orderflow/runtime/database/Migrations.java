package io.orderflow.runtime.database;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.Resource;
import org.jboss.logging.Logger;

/**
 * Brings the schema to where this service needs it, before anything else of the service starts. One query over the pool
 * that is needed anyway tells whether Flyway has to: its own check, over JDBC connections of its own, costs more than
 * the rest of a native start.
 */
@ApplicationScoped
class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final String APPLIED = "select script from flyway_schema_history where success";
    private static final String VERSIONED = "V";
    private static final String[] SQL = {".sql"};

    private final Flyway flyway;
    private final Pool pool;
    private final DatabaseConfiguration configuration;

    Migrations(Flyway flyway, Pool pool, DatabaseConfiguration configuration) {
        this.flyway = flyway;
        this.pool = pool;
        this.configuration = configuration;
    }

    /** Runs on the thread that starts the service, which has nothing to do until this is done. */
    void run(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting)
            throws InterruptedException {
        if (!isCurrent()) {
            flyway.migrate();
        }
    }

    /** Whether everything has been applied that this service brings; not if the database cannot say. */
    boolean isCurrent() throws InterruptedException {
        try {
            return applied().containsAll(brought());
        } catch (ExecutionException | TimeoutException failure) {
            // An empty database has no history yet, and one that is away is waited for by Flyway.
            LOG.debugf("Flyway has to look at the schema: %s", failure);
            return false;
        }
    }

    private Set<String> applied() throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> scripts = new HashSet<>();
        for (Row row : pool.query(APPLIED)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .get(configuration.timeout().toMillis(), MILLISECONDS)) {
            String path = row.getString(0);
            scripts.add(path.substring(path.lastIndexOf('/') + 1));
        }
        return scripts;
    }

    private List<String> brought() {
        ResourceProvider scripts = flyway.getConfiguration().getResourceProvider();
        Collection<? extends Resource> versioned = scripts.getResources(VERSIONED, SQL);
        return versioned.stream().map(Resource::getFilename).toList();
    }
}
