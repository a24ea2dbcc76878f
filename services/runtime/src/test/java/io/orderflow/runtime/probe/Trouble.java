package io.orderflow.runtime.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What makes a real PostgreSQL refuse work in which nothing is wrong, and what mends it. */
public enum Trouble {
    READ_ONLY("25006", "standby") {
        @Override
        void begin(Statement database) throws SQLException {
            set(database, "default_transaction_read_only = on");
        }

        @Override
        void end(Statement database) throws SQLException {
            database.execute("begin read write");
            reset(database, "default_transaction_read_only");
            database.execute("commit");
        }
    },
    PRIVILEGE_REVOKED("42501", "Grant") {
        @Override
        void begin(Statement database) throws SQLException {
            database.execute("revoke insert on effects from current_user");
        }

        @Override
        void end(Statement database) throws SQLException {
            database.execute("grant insert on effects to current_user");
        }
    },
    TABLE_RENAMED("42P01", "schema") {
        @Override
        void begin(Statement database) throws SQLException {
            database.execute("alter table effects rename to renamed");
        }

        @Override
        void end(Statement database) throws SQLException {
            database.execute("alter table renamed rename to effects");
        }
    },
    COLUMN_RENAMED("42703", "schema") {
        @Override
        void begin(Statement database) throws SQLException {
            database.execute("alter table effects rename column event_id to renamed");
        }

        @Override
        void end(Statement database) throws SQLException {
            database.execute("alter table effects rename column renamed to event_id");
        }
    },
    TABLE_LOCKED("55P03", "pg_locks") {
        @Override
        void begin(Statement database) throws SQLException {
            set(database, "lock_timeout = '300ms'");
            database.execute("begin");
            database.execute("lock table effects in exclusive mode");
        }

        @Override
        void end(Statement database) throws SQLException {
            database.execute("commit");
            reset(database, "lock_timeout");
        }
    },
    STATEMENT_CANCELLED("57014", "statement_timeout") {
        @Override
        void begin(Statement database) throws SQLException {
            set(database, "statement_timeout = '300ms'");
            database.execute("begin");
            database.execute("lock table effects in exclusive mode");
        }

        @Override
        void end(Statement database) throws SQLException {
            database.execute("commit");
            reset(database, "statement_timeout");
        }
    },
    BACKEND_TERMINATED("", "is well") {
        @Override
        void begin(Statement database) throws SQLException {
            atEachInsert(database, "perform pg_terminate_backend(pg_backend_pid())");
        }

        @Override
        void end(Statement database) throws SQLException {
            nothingAtInserts(database);
        }
    },
    NO_CONNECTION_LEFT("53300", "max_connections") {
        @Override
        void begin(Statement database) throws SQLException {
            alter(database, "connection limit 0");
            terminateOthers(database);
        }

        @Override
        void end(Statement database) throws SQLException {
            alter(database, "connection limit -1");
        }
    };

    private final String sqlState;
    private final String advice;

    Trouble(String sqlState, String advice) {
        this.sqlState = sqlState;
        this.advice = advice;
    }

    public String sqlState() {
        return sqlState;
    }

    /** What the advice speaks of. */
    public String advice() {
        return advice;
    }

    abstract void begin(Statement database) throws SQLException;

    abstract void end(Statement database) throws SQLException;

    /** Makes the trouble that closing ends, over a connection that is there from before. */
    public AutoCloseable on(Connection connection) throws SQLException {
        Statement database = connection.createStatement();
        begin(database);
        return () -> end(database);
    }

    /** Has the database answer each insert of the probe with this SQLSTATE. */
    public static AutoCloseable raising(String sqlState, Connection connection) throws SQLException {
        Statement database = connection.createStatement();
        atEachInsert(database, "raise exception 'as asked' using errcode = '" + sqlState + "'");
        return () -> nothingAtInserts(database);
    }

    /** Has the database do this, in PL/pgSQL, at each insert of the probe. */
    public static void atEachInsert(Statement database, String statements) throws SQLException {
        database.execute("create or replace function trouble() returns trigger language plpgsql as" + " $$ begin "
                + statements + "; return new; end $$");
        database.execute("create trigger trouble before insert on effects for each row execute function trouble()");
    }

    public static void nothingAtInserts(Statement database) throws SQLException {
        database.execute("drop trigger trouble on effects");
    }

    private static void set(Statement database, String setting) throws SQLException {
        alter(database, "set " + setting);
        terminateOthers(database);
    }

    private static void reset(Statement database, String setting) throws SQLException {
        alter(database, "reset " + setting);
    }

    private static void alter(Statement database, String change) throws SQLException {
        database.execute("do $$ begin execute format('alter database %I " + change.replace("'", "''")
                + "', current_database()); end $$");
    }

    private static void terminateOthers(Statement database) throws SQLException {
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
    }
}
