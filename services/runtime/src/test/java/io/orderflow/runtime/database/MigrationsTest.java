package io.orderflow.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class MigrationsTest {

    private static final String FORGET = """
            create schema aside;
            alter table effects set schema aside;
            delete from flyway_schema_history where script like '%V100__probe.sql'
            """;
    private static final String SPOIL =
            "update flyway_schema_history set checksum = checksum + 1 where script like '%V1__outbox.sql'";
    private static final String MEND =
            "update flyway_schema_history set checksum = checksum - 1 where script like '%V1__outbox.sql'";

    @Inject
    Migrations migrations;

    @Inject
    Tables tables;

    @AfterEach
    void everythingIsBack() throws Exception {
        tables.execute("drop schema if exists aside cascade");
        assertThat(migrations.isCurrent()).isTrue();
    }

    @Test
    void appliesWhatTheDatabaseLacks() throws Exception {
        tables.execute(FORGET);
        assertThat(migrations.isCurrent()).isFalse();

        migrations.run(new StartupEvent());

        assertThat(migrations.isCurrent()).isTrue();
        assertThat(tables.number("select count(*) from effects")).isZero();
    }

    @Test
    void leavesFlywayAloneUnlessSomethingIsLacking() throws Exception {
        tables.execute(SPOIL);
        migrations.run(new StartupEvent());

        tables.execute(FORGET);
        assertThatThrownBy(() -> migrations.run(new StartupEvent()))
                .as("Flyway, once it looks, finds that a script is not what was applied")
                .isInstanceOf(FlywayValidateException.class);

        tables.execute(MEND);
        migrations.run(new StartupEvent());
    }
}
