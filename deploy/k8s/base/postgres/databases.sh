#!/bin/sh
# Makes a role and a database of the same name for each password in /etc/orderflow/database-passwords, and lets nobody
# but that role connect to the database. Runs when the data directory is new. Running it again is harmless and brings
# new passwords and new services in:
#
#   kubectl exec postgres-0 -- /docker-entrypoint-initdb.d/databases.sh
#
# On a server of somebody else's: docs/kubernetes.md. Whoever runs it there may be no superuser, and makes himself a member
# of each role in order to give it a database.
set -eu

for file in "${DATABASE_PASSWORDS:-/etc/orderflow/database-passwords}"/*; do
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    --set name="${file##*/}" --set file="$file" <<'SQL'
\set password `cat :file`
select format('create role %I login', :'name')
 where not exists (select from pg_roles where rolname = :'name') \gexec
alter role :"name" password :'password';
select format('grant %I to current_user', :'name')
 where not (select rolsuper from pg_roles where rolname = current_user) \gexec
select format('create database %I owner %I', :'name', :'name')
 where not exists (select from pg_database where datname = :'name') \gexec
revoke connect, temporary on database :"name" from public;
revoke connect, temporary on database postgres, template1 from public;
SQL
done
