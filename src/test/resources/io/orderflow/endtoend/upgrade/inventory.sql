create table outbox (
    id      uuid primary key,
    subject text not null,
    headers text not null,
    body    text not null
);
create table outbox_unsent (
    id     uuid        primary key,
    due_at timestamptz not null
) with (fillfactor = 50);
create table outbox_sent (
    stream_sequence bigint not null,
    id              uuid   not null
);
create index outbox_sent_by_sequence on outbox_sent (stream_sequence);
create table consumer_positions (
    consumer        text   primary key,
    stream_sequence bigint not null,
    message_id      text   not null
) with (fillfactor = 50);
create table due_work (
    id       uuid        primary key,
    due_at   timestamptz not null,
    attempts integer     not null
);
create index due_work_due on due_work (due_at);
alter table outbox
    alter id set statistics 10,
    alter subject set statistics 0,
    alter headers set statistics 0,
    alter body set statistics 0;
alter table outbox set (autovacuum_vacuum_insert_threshold = -1);
create table stream_marks (
    stream          text        primary key,
    made_at         text        not null,
    first_sequence  bigint      not null,
    last_sequence   bigint      not null,
    holes           bigint      not null,
    passed_sequence bigint      not null,
    compared_at     timestamptz not null
);
alter table outbox_unsent add column again boolean not null default false;
create table event_tries (
    consumer text        not null,
    event_id uuid        not null,
    tries    integer     not null,
    tried_at timestamptz not null,
    primary key (consumer, event_id)
);
create index event_tries_by_time on event_tries (tried_at);
alter table due_work add column reason text;
create table gradual_migrations (
    name    text primary key,
    done_to uuid not null,
    last    uuid not null
);
create table stock (
    sku      text   primary key,
    on_hand  bigint not null check (on_hand <= 1000000000),
    reserved bigint not null,
    check (reserved >= 0 and reserved <= on_hand)
) with (fillfactor = 70);
create table reservations (
    order_id uuid primary key,
    status   text not null,
    lines    text
) with (fillfactor = 70);
create table adjustments (
    id              uuid        primary key,
    sku             text        not null references stock,
    delta           bigint      not null,
    reason          text        not null,
    at              timestamptz not null,
    idempotency_key text        unique,
    on_hand         bigint      not null,
    reserved        bigint      not null
);
create index adjustments_by_sku on adjustments (sku, id);
create table flyway_schema_history (
    installed_rank integer primary key,
    version varchar(50),
    description varchar(200) not null,
    type varchar(20) not null,
    script varchar(1000) not null,
    checksum integer,
    installed_by varchar(100) not null,
    installed_on timestamp not null default now(),
    execution_time integer not null,
    success boolean not null
);
create index flyway_schema_history_s_idx on flyway_schema_history (success);
insert into consumer_positions (consumer, stream_sequence, message_id) overriding system value values ('inventory', '137', '01a22385-fa8b-7b07-bcf1-ff7585ab508d');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('1', '1', 'outbox', 'SQL', 'db/runtime/V1__outbox.sql', '-1910044992', 'inventory', '2026-11-28 18:57:58.140353', '92', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('2', '2', 'due work', 'SQL', 'db/runtime/V2__due_work.sql', '1685320010', 'inventory', '2026-11-28 18:57:58.337639', '22', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('3', '3', 'outbox upkeep', 'SQL', 'db/runtime/V3__outbox_upkeep.sql', '-784548313', 'inventory', '2026-11-28 18:57:58.450422', '30', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('4', '4', 'stream marks', 'SQL', 'db/runtime/V4__stream_marks.sql', '-224254027', 'inventory', '2026-11-28 18:57:58.565975', '63', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('5', '5', 'event tries', 'SQL', 'db/runtime/V5__event_tries.sql', '-356709580', 'inventory', '2026-11-28 18:57:58.698101', '47', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('6', '6', 'due work reason', 'SQL', 'db/runtime/V6__due_work_reason.sql', '1820616066', 'inventory', '2026-11-28 18:57:58.790636', '34', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('7', '7', 'gradual migrations', 'SQL', 'db/runtime/V7__gradual_migrations.sql', '2014369577', 'inventory', '2026-11-28 18:57:58.886757', '12', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('8', '100', 'inventory', 'SQL', 'db/migration/V100__inventory.sql', '1400316019', 'inventory', '2026-11-28 18:57:58.98395', '72', 't');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-98ad-7cfa-90bf-24588b939fc5', 'orders.StockReserved.01a22385-96b6-7127-9131-5a58a72cb9ac', '{"Nats-Msg-Id":"01a22385-98ad-7cfa-90bf-24588b939fc5","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:07.662405Z","ce-datacontenttype":"application/json","traceparent":"00-5ea9261bc37ca39f0a7dc9dec7f96dfc-24973be95fa8236f-01","ce-correlationid":"01a22385-9724-773d-932b-e0868a0f3d0a","ce-type":"StockReserved","ce-id":"01a22385-98ad-7cfa-90bf-24588b939fc5","ce-subject":"01a22385-96b6-7127-9131-5a58a72cb9ac","ce-specversion":"1.0","ce-causationid":"01a22385-9724-773d-932b-e0868a0f3d0a"}', '{"orderId":"01a22385-96b6-7127-9131-5a58a72cb9ac","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-a4cc-7663-89a3-0f6884095e54', 'orders.StockReserved.01a22385-a496-767c-9f9d-ec4ba0b31934', '{"Nats-Msg-Id":"01a22385-a4cc-7663-89a3-0f6884095e54","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:10.764108Z","ce-datacontenttype":"application/json","traceparent":"00-0038532eecb74633262b540b533dedf4-345e1d6e47f7bdbd-01","ce-correlationid":"01a22385-a4a1-7899-aad5-b00fd1e860b6","ce-type":"StockReserved","ce-id":"01a22385-a4cc-7663-89a3-0f6884095e54","ce-subject":"01a22385-a496-767c-9f9d-ec4ba0b31934","ce-specversion":"1.0","ce-causationid":"01a22385-a4a1-7899-aad5-b00fd1e860b6"}', '{"orderId":"01a22385-a496-767c-9f9d-ec4ba0b31934","lines":[{"sku":"RARITY","quantity":2}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-a8f2-74c4-a382-1dde306faa62', 'orders.StockReserved.01a22385-a8ab-7cbe-94c8-7b677ced2d69', '{"Nats-Msg-Id":"01a22385-a8f2-74c4-a382-1dde306faa62","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:11.826667Z","ce-datacontenttype":"application/json","traceparent":"00-5f0e333cf5285609070ee9947f8067e8-0972e614b58b5088-01","ce-correlationid":"01a22385-a8b1-75b4-b551-0b4d9131c5ff","ce-type":"StockReserved","ce-id":"01a22385-a8f2-74c4-a382-1dde306faa62","ce-subject":"01a22385-a8ab-7cbe-94c8-7b677ced2d69","ce-specversion":"1.0","ce-causationid":"01a22385-a8b1-75b4-b551-0b4d9131c5ff"}', '{"orderId":"01a22385-a8ab-7cbe-94c8-7b677ced2d69","lines":[{"sku":"FLYER","quantity":3}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-acf6-7046-9e9f-a0b11dd1d0e8', 'orders.StockReserved.01a22385-acd1-7877-be3c-530322bdc3fb', '{"Nats-Msg-Id":"01a22385-acf6-7046-9e9f-a0b11dd1d0e8","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:12.854483Z","ce-datacontenttype":"application/json","traceparent":"00-eeaf6a85aed7c8b51885270112c0ba8d-016ae30d477b0ea0-01","ce-correlationid":"01a22385-acd4-792f-ae22-b003cfd947d8","ce-type":"StockReserved","ce-id":"01a22385-acf6-7046-9e9f-a0b11dd1d0e8","ce-subject":"01a22385-acd1-7877-be3c-530322bdc3fb","ce-specversion":"1.0","ce-causationid":"01a22385-acd4-792f-ae22-b003cfd947d8"}', '{"orderId":"01a22385-acd1-7877-be3c-530322bdc3fb","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-c8c1-7417-8d09-94fefc957de0', 'orders.StockRejected.01a22385-c889-7b5f-b11e-e1a3ad845b1a', '{"Nats-Msg-Id":"01a22385-c8c1-7417-8d09-94fefc957de0","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockRejected:1","ce-time":"2026-11-28T18:58:19.969196Z","ce-datacontenttype":"application/json","traceparent":"00-ba4fd837a33142212deca6db6533c1ca-6713bcf0d8ed4cc0-01","ce-correlationid":"01a22385-c891-7696-adfe-d106f8090cf4","ce-type":"StockRejected","ce-id":"01a22385-c8c1-7417-8d09-94fefc957de0","ce-subject":"01a22385-c889-7b5f-b11e-e1a3ad845b1a","ce-specversion":"1.0","ce-causationid":"01a22385-c891-7696-adfe-d106f8090cf4"}', '{"orderId":"01a22385-c889-7b5f-b11e-e1a3ad845b1a","shortages":[{"sku":"RARITY","requested":1,"available":0}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-ca09-72bb-b9e5-fabd35e6a6f7', 'orders.StockReserved.01a22385-c9eb-70b4-b61a-eac6542dbf72', '{"Nats-Msg-Id":"01a22385-ca09-72bb-b9e5-fabd35e6a6f7","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:20.297733Z","ce-datacontenttype":"application/json","traceparent":"00-ce0c12b1475b304a4321552f39f28afa-5b646509c2edab8d-01","ce-correlationid":"01a22385-c9f1-7484-84fb-217605e52f22","ce-type":"StockReserved","ce-id":"01a22385-ca09-72bb-b9e5-fabd35e6a6f7","ce-subject":"01a22385-c9eb-70b4-b61a-eac6542dbf72","ce-specversion":"1.0","ce-causationid":"01a22385-c9f1-7484-84fb-217605e52f22"}', '{"orderId":"01a22385-c9eb-70b4-b61a-eac6542dbf72","lines":[{"sku":"LAMP","quantity":2}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-caca-7cb6-b31a-816aaab6fc98', 'orders.StockReleased.01a22385-c9eb-70b4-b61a-eac6542dbf72', '{"Nats-Msg-Id":"01a22385-caca-7cb6-b31a-816aaab6fc98","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReleased:1","ce-time":"2026-11-28T18:58:20.490345Z","ce-datacontenttype":"application/json","traceparent":"00-ce0c12b1475b304a4321552f39f28afa-5b646509c2edab8d-01","ce-correlationid":"01a22385-c9f1-7484-84fb-217605e52f22","ce-type":"StockReleased","ce-id":"01a22385-caca-7cb6-b31a-816aaab6fc98","ce-subject":"01a22385-c9eb-70b4-b61a-eac6542dbf72","ce-specversion":"1.0","ce-causationid":"01a22385-caa2-726d-b62f-e0be6f3ec61a"}', '{"orderId":"01a22385-c9eb-70b4-b61a-eac6542dbf72","lines":[{"sku":"LAMP","quantity":2}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-cc03-7c0b-80f9-cb477a336d83', 'orders.StockReserved.01a22385-cbd6-7565-8a9e-dfcc70f87267', '{"Nats-Msg-Id":"01a22385-cc03-7c0b-80f9-cb477a336d83","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:20.803526Z","ce-datacontenttype":"application/json","traceparent":"00-c60d10c97f247ca67080d1a8adf1025b-0752bb8d69976c7a-01","ce-correlationid":"01a22385-cbda-7cf6-b2a7-11cfa816e9dd","ce-type":"StockReserved","ce-id":"01a22385-cc03-7c0b-80f9-cb477a336d83","ce-subject":"01a22385-cbd6-7565-8a9e-dfcc70f87267","ce-specversion":"1.0","ce-causationid":"01a22385-cbda-7cf6-b2a7-11cfa816e9dd"}', '{"orderId":"01a22385-cbd6-7565-8a9e-dfcc70f87267","lines":[{"sku":"SAFE","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-ce2f-7de4-9df9-e4e66a9e5ec5', 'orders.StockReserved.01a22385-ce00-70d0-9032-dffd0d6397cc', '{"Nats-Msg-Id":"01a22385-ce2f-7de4-9df9-e4e66a9e5ec5","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:21.359395Z","ce-datacontenttype":"application/json","traceparent":"00-6bf8ad10f65d8613326484a82153748c-039900754e836403-01","ce-correlationid":"01a22385-ce07-746e-be2b-4e044221c632","ce-type":"StockReserved","ce-id":"01a22385-ce2f-7de4-9df9-e4e66a9e5ec5","ce-subject":"01a22385-ce00-70d0-9032-dffd0d6397cc","ce-specversion":"1.0","ce-causationid":"01a22385-ce07-746e-be2b-4e044221c632"}', '{"orderId":"01a22385-ce00-70d0-9032-dffd0d6397cc","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-d040-73e3-8f16-bfb1db81c503', 'orders.StockReserved.01a22385-d00a-783d-a9c5-c862b1f77cab', '{"Nats-Msg-Id":"01a22385-d040-73e3-8f16-bfb1db81c503","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:21.889038Z","ce-datacontenttype":"application/json","traceparent":"00-bc5984f954b977eb1dde942366d6f017-26c535470b05e7dc-01","ce-correlationid":"01a22385-d017-7fb4-9b29-b885dbf00c88","ce-type":"StockReserved","ce-id":"01a22385-d040-73e3-8f16-bfb1db81c503","ce-subject":"01a22385-d00a-783d-a9c5-c862b1f77cab","ce-specversion":"1.0","ce-causationid":"01a22385-d017-7fb4-9b29-b885dbf00c88"}', '{"orderId":"01a22385-d00a-783d-a9c5-c862b1f77cab","lines":[{"sku":"SAFE","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-d29f-7ed6-8c8c-588882202874', 'orders.StockReserved.01a22385-d26e-7a25-a9b2-a2f2afcaeb1a', '{"Nats-Msg-Id":"01a22385-d29f-7ed6-8c8c-588882202874","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:22.495040Z","ce-datacontenttype":"application/json","traceparent":"00-68871abb2dfa60fb22a3eae1e1ba3172-0d45c54400dee2d7-01","ce-correlationid":"01a22385-d274-7c95-a33b-e4884146cb07","ce-type":"StockReserved","ce-id":"01a22385-d29f-7ed6-8c8c-588882202874","ce-subject":"01a22385-d26e-7a25-a9b2-a2f2afcaeb1a","ce-specversion":"1.0","ce-causationid":"01a22385-d274-7c95-a33b-e4884146cb07"}', '{"orderId":"01a22385-d26e-7a25-a9b2-a2f2afcaeb1a","lines":[{"sku":"LAMP","quantity":2}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-d54a-7bb5-ac1d-f9d6e36d550d', 'orders.StockReserved.01a22385-d525-746b-aae9-50ee911cd73e', '{"Nats-Msg-Id":"01a22385-d54a-7bb5-ac1d-f9d6e36d550d","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:23.178334Z","ce-datacontenttype":"application/json","traceparent":"00-d9c55446829151ac7a7acc33082711cd-73137df8abe9e46c-01","ce-correlationid":"01a22385-d531-71cc-b682-b5749f25f718","ce-type":"StockReserved","ce-id":"01a22385-d54a-7bb5-ac1d-f9d6e36d550d","ce-subject":"01a22385-d525-746b-aae9-50ee911cd73e","ce-specversion":"1.0","ce-causationid":"01a22385-d531-71cc-b682-b5749f25f718"}', '{"orderId":"01a22385-d525-746b-aae9-50ee911cd73e","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-d78d-7aa9-96dc-98a34520b5b4', 'orders.StockReserved.01a22385-d760-7ff6-b2d5-2d98536d2ebd', '{"Nats-Msg-Id":"01a22385-d78d-7aa9-96dc-98a34520b5b4","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:23.757587Z","ce-datacontenttype":"application/json","traceparent":"00-823b9108316533fd40dbbf0ca4fa0741-3fe12e29e12b7693-01","ce-correlationid":"01a22385-d769-7444-9ad6-bcfab5ca1ccd","ce-type":"StockReserved","ce-id":"01a22385-d78d-7aa9-96dc-98a34520b5b4","ce-subject":"01a22385-d760-7ff6-b2d5-2d98536d2ebd","ce-specversion":"1.0","ce-causationid":"01a22385-d769-7444-9ad6-bcfab5ca1ccd"}', '{"orderId":"01a22385-d760-7ff6-b2d5-2d98536d2ebd","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-d9e0-7b9f-aaff-016ec85a596a', 'orders.StockReserved.01a22385-d9a9-72cc-8c05-5f475bd72c38', '{"Nats-Msg-Id":"01a22385-d9e0-7b9f-aaff-016ec85a596a","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:24.352941Z","ce-datacontenttype":"application/json","traceparent":"00-acc01a1600c16efe388b13ad560ea108-1a153330ef38c0c2-01","ce-correlationid":"01a22385-d9b7-7287-8113-565351d403a0","ce-type":"StockReserved","ce-id":"01a22385-d9e0-7b9f-aaff-016ec85a596a","ce-subject":"01a22385-d9a9-72cc-8c05-5f475bd72c38","ce-specversion":"1.0","ce-causationid":"01a22385-d9b7-7287-8113-565351d403a0"}', '{"orderId":"01a22385-d9a9-72cc-8c05-5f475bd72c38","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-dbf2-7786-b627-5a969ba2919c', 'orders.StockReserved.01a22385-dbce-7f77-b5df-d2b55b755144', '{"Nats-Msg-Id":"01a22385-dbf2-7786-b627-5a969ba2919c","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:24.882418Z","ce-datacontenttype":"application/json","traceparent":"00-4868a79e4c42f6044fcf4dc03797b010-32e2631226c09a31-01","ce-correlationid":"01a22385-dbd7-7899-bc8e-efaec7e9bc31","ce-type":"StockReserved","ce-id":"01a22385-dbf2-7786-b627-5a969ba2919c","ce-subject":"01a22385-dbce-7f77-b5df-d2b55b755144","ce-specversion":"1.0","ce-causationid":"01a22385-dbd7-7899-bc8e-efaec7e9bc31"}', '{"orderId":"01a22385-dbce-7f77-b5df-d2b55b755144","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-ddff-77b2-b9d8-9d8c933b0aa6', 'orders.StockReserved.01a22385-ddd4-7530-ac88-1983b1aea78d', '{"Nats-Msg-Id":"01a22385-ddff-77b2-b9d8-9d8c933b0aa6","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:25.407395Z","ce-datacontenttype":"application/json","traceparent":"00-89e9a4de2f88bab43813076d1e1cb4c2-5e7a2d8ec9800a81-01","ce-correlationid":"01a22385-ddd7-78ed-85c4-f27db2555a1e","ce-type":"StockReserved","ce-id":"01a22385-ddff-77b2-b9d8-9d8c933b0aa6","ce-subject":"01a22385-ddd4-7530-ac88-1983b1aea78d","ce-specversion":"1.0","ce-causationid":"01a22385-ddd7-78ed-85c4-f27db2555a1e"}', '{"orderId":"01a22385-ddd4-7530-ac88-1983b1aea78d","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-e032-7e1a-b110-a68394aa8955', 'orders.StockReserved.01a22385-e00a-79b9-aa2b-9a1fa0a8ff51', '{"Nats-Msg-Id":"01a22385-e032-7e1a-b110-a68394aa8955","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:25.970568Z","ce-datacontenttype":"application/json","traceparent":"00-a64c4ba00bac7ec744fa2f52a5aedb48-4a8328838af30adb-01","ce-correlationid":"01a22385-e00d-748e-b368-05ce3ddcdfa5","ce-type":"StockReserved","ce-id":"01a22385-e032-7e1a-b110-a68394aa8955","ce-subject":"01a22385-e00a-79b9-aa2b-9a1fa0a8ff51","ce-specversion":"1.0","ce-causationid":"01a22385-e00d-748e-b368-05ce3ddcdfa5"}', '{"orderId":"01a22385-e00a-79b9-aa2b-9a1fa0a8ff51","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-e2a9-7152-9e3e-ffec1fd2ffaa', 'orders.StockReserved.01a22385-e280-7154-88eb-b348d059e343', '{"Nats-Msg-Id":"01a22385-e2a9-7152-9e3e-ffec1fd2ffaa","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:26.601811Z","ce-datacontenttype":"application/json","traceparent":"00-f7537b6e5422bed72ffaa17e8dfe6b98-4521132c46711907-01","ce-correlationid":"01a22385-e285-7b76-8f2b-196da1f92596","ce-type":"StockReserved","ce-id":"01a22385-e2a9-7152-9e3e-ffec1fd2ffaa","ce-subject":"01a22385-e280-7154-88eb-b348d059e343","ce-specversion":"1.0","ce-causationid":"01a22385-e285-7b76-8f2b-196da1f92596"}', '{"orderId":"01a22385-e280-7154-88eb-b348d059e343","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-f20b-7913-873d-ee33f4d82cf1', 'orders.StockReserved.01a22385-f1de-76c6-afad-90825ac8ead8', '{"Nats-Msg-Id":"01a22385-f20b-7913-873d-ee33f4d82cf1","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:30.539931Z","ce-datacontenttype":"application/json","traceparent":"00-d48139ab848da8fb083ebd9f86fc98ac-1cdf146f4e54c30e-01","ce-correlationid":"01a22385-f1e3-7a9f-9d06-90bbac2234ef","ce-type":"StockReserved","ce-id":"01a22385-f20b-7913-873d-ee33f4d82cf1","ce-subject":"01a22385-f1de-76c6-afad-90825ac8ead8","ce-specversion":"1.0","ce-causationid":"01a22385-f1e3-7a9f-9d06-90bbac2234ef"}', '{"orderId":"01a22385-f1de-76c6-afad-90825ac8ead8","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-f439-7d42-86fe-0cde85e70766', 'orders.StockReserved.01a22385-f416-719c-bf04-95856c6cb22c', '{"Nats-Msg-Id":"01a22385-f439-7d42-86fe-0cde85e70766","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:31.097455Z","ce-datacontenttype":"application/json","traceparent":"00-fe39008d7df02c6e364646559f35f8dc-3bb995dfe6db691d-01","ce-correlationid":"01a22385-f419-7f90-8ad0-046da01f6c93","ce-type":"StockReserved","ce-id":"01a22385-f439-7d42-86fe-0cde85e70766","ce-subject":"01a22385-f416-719c-bf04-95856c6cb22c","ce-specversion":"1.0","ce-causationid":"01a22385-f419-7f90-8ad0-046da01f6c93"}', '{"orderId":"01a22385-f416-719c-bf04-95856c6cb22c","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-f51d-7517-97b0-6e48e6c33786', 'orders.StockReserved.01a22385-f4fa-7c65-b9c0-b22b0ca4ebc5', '{"Nats-Msg-Id":"01a22385-f51d-7517-97b0-6e48e6c33786","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:31.325137Z","ce-datacontenttype":"application/json","traceparent":"00-dfc3b989daf234b94a1d33fd31e0e09b-5893b253e1fde53e-01","ce-correlationid":"01a22385-f4ff-784a-b744-42ac4492a357","ce-type":"StockReserved","ce-id":"01a22385-f51d-7517-97b0-6e48e6c33786","ce-subject":"01a22385-f4fa-7c65-b9c0-b22b0ca4ebc5","ce-specversion":"1.0","ce-causationid":"01a22385-f4ff-784a-b744-42ac4492a357"}', '{"orderId":"01a22385-f4fa-7c65-b9c0-b22b0ca4ebc5","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-f7c7-70de-b609-d6c63627f2ec', 'orders.StockReserved.01a22385-f7aa-729e-afdc-ae1d0b089dcc', '{"Nats-Msg-Id":"01a22385-f7c7-70de-b609-d6c63627f2ec","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:32.007158Z","ce-datacontenttype":"application/json","traceparent":"00-ca68d12d66bcc28037aca4872a26faa2-7ccc0a6f727828f6-01","ce-correlationid":"01a22385-f7ad-756b-9581-822db8530d36","ce-type":"StockReserved","ce-id":"01a22385-f7c7-70de-b609-d6c63627f2ec","ce-subject":"01a22385-f7aa-729e-afdc-ae1d0b089dcc","ce-specversion":"1.0","ce-causationid":"01a22385-f7ad-756b-9581-822db8530d36"}', '{"orderId":"01a22385-f7aa-729e-afdc-ae1d0b089dcc","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-f82e-7712-87fe-9e27b778a390', 'orders.StockReserved.01a22385-f7e8-7217-89bd-24304a499311', '{"Nats-Msg-Id":"01a22385-f82e-7712-87fe-9e27b778a390","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:32.110861Z","ce-datacontenttype":"application/json","traceparent":"00-3c15f36788f945ea23bfe05c01c12bba-6ed01cf1448e3104-01","ce-correlationid":"01a22385-f7fa-7208-9827-91ba39f2d784","ce-type":"StockReserved","ce-id":"01a22385-f82e-7712-87fe-9e27b778a390","ce-subject":"01a22385-f7e8-7217-89bd-24304a499311","ce-specversion":"1.0","ce-causationid":"01a22385-f7fa-7208-9827-91ba39f2d784"}', '{"orderId":"01a22385-f7e8-7217-89bd-24304a499311","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-f881-7238-aa49-37b64db84e11', 'orders.StockReserved.01a22385-f853-7642-bf9d-83d487ba6276', '{"Nats-Msg-Id":"01a22385-f881-7238-aa49-37b64db84e11","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:32.193474Z","ce-datacontenttype":"application/json","traceparent":"00-d59feece978678d613e30b63dcbc35ca-1d81047bac0803e0-01","ce-correlationid":"01a22385-f860-7fed-8ff2-17cacd279f2e","ce-type":"StockReserved","ce-id":"01a22385-f881-7238-aa49-37b64db84e11","ce-subject":"01a22385-f853-7642-bf9d-83d487ba6276","ce-specversion":"1.0","ce-causationid":"01a22385-f860-7fed-8ff2-17cacd279f2e"}', '{"orderId":"01a22385-f853-7642-bf9d-83d487ba6276","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-fa9a-7e39-a600-f62f416823e9', 'orders.StockReserved.01a22385-fa86-7bee-b3d1-9574474eb426', '{"Nats-Msg-Id":"01a22385-fa9a-7e39-a600-f62f416823e9","ce-source":"/orderflow/inventory","ce-dataschema":"urn:orderflow:schema:StockReserved:1","ce-time":"2026-11-28T18:58:32.730751Z","ce-datacontenttype":"application/json","traceparent":"00-3925cb8ef6e4bcef2939b39090daa2f8-497055a2783b9e74-01","ce-correlationid":"01a22385-fa8b-7b07-bcf1-ff7585ab508d","ce-type":"StockReserved","ce-id":"01a22385-fa9a-7e39-a600-f62f416823e9","ce-subject":"01a22385-fa86-7bee-b3d1-9574474eb426","ce-specversion":"1.0","ce-causationid":"01a22385-fa8b-7b07-bcf1-ff7585ab508d"}', '{"orderId":"01a22385-fa86-7bee-b3d1-9574474eb426","lines":[{"sku":"LAMP","quantity":1}]}');
insert into outbox_sent (stream_sequence, id) overriding system value values ('100', '01a22385-e032-7e1a-b110-a68394aa8955');
insert into outbox_sent (stream_sequence, id) overriding system value values ('106', '01a22385-e2a9-7152-9e3e-ffec1fd2ffaa');
insert into outbox_sent (stream_sequence, id) overriding system value values ('11', '01a22385-a4cc-7663-89a3-0f6884095e54');
insert into outbox_sent (stream_sequence, id) overriding system value values ('111', '01a22385-f20b-7913-873d-ee33f4d82cf1');
insert into outbox_sent (stream_sequence, id) overriding system value values ('117', '01a22385-f439-7d42-86fe-0cde85e70766');
insert into outbox_sent (stream_sequence, id) overriding system value values ('122', '01a22385-f51d-7517-97b0-6e48e6c33786');
insert into outbox_sent (stream_sequence, id) overriding system value values ('128', '01a22385-f7c7-70de-b609-d6c63627f2ec');
insert into outbox_sent (stream_sequence, id) overriding system value values ('131', '01a22385-f82e-7712-87fe-9e27b778a390');
insert into outbox_sent (stream_sequence, id) overriding system value values ('134', '01a22385-f881-7238-aa49-37b64db84e11');
insert into outbox_sent (stream_sequence, id) overriding system value values ('138', '01a22385-fa9a-7e39-a600-f62f416823e9');
insert into outbox_sent (stream_sequence, id) overriding system value values ('2', '01a22385-98ad-7cfa-90bf-24588b939fc5');
insert into outbox_sent (stream_sequence, id) overriding system value values ('20', '01a22385-a8f2-74c4-a382-1dde306faa62');
insert into outbox_sent (stream_sequence, id) overriding system value values ('29', '01a22385-acf6-7046-9e9f-a0b11dd1d0e8');
insert into outbox_sent (stream_sequence, id) overriding system value values ('38', '01a22385-c8c1-7417-8d09-94fefc957de0');
insert into outbox_sent (stream_sequence, id) overriding system value values ('41', '01a22385-ca09-72bb-b9e5-fabd35e6a6f7');
insert into outbox_sent (stream_sequence, id) overriding system value values ('45', '01a22385-caca-7cb6-b31a-816aaab6fc98');
insert into outbox_sent (stream_sequence, id) overriding system value values ('47', '01a22385-cc03-7c0b-80f9-cb477a336d83');
insert into outbox_sent (stream_sequence, id) overriding system value values ('52', '01a22385-ce2f-7de4-9df9-e4e66a9e5ec5');
insert into outbox_sent (stream_sequence, id) overriding system value values ('58', '01a22385-d040-73e3-8f16-bfb1db81c503');
insert into outbox_sent (stream_sequence, id) overriding system value values ('64', '01a22385-d29f-7ed6-8c8c-588882202874');
insert into outbox_sent (stream_sequence, id) overriding system value values ('70', '01a22385-d54a-7bb5-ac1d-f9d6e36d550d');
insert into outbox_sent (stream_sequence, id) overriding system value values ('76', '01a22385-d78d-7aa9-96dc-98a34520b5b4');
insert into outbox_sent (stream_sequence, id) overriding system value values ('82', '01a22385-d9e0-7b9f-aaff-016ec85a596a');
insert into outbox_sent (stream_sequence, id) overriding system value values ('88', '01a22385-dbf2-7786-b627-5a969ba2919c');
insert into outbox_sent (stream_sequence, id) overriding system value values ('94', '01a22385-ddff-77b2-b9d8-9d8c933b0aa6');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-96b6-7127-9131-5a58a72cb9ac', 'PACKED', NULL);
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-a496-767c-9f9d-ec4ba0b31934', 'PACKED', NULL);
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-a8ab-7cbe-94c8-7b677ced2d69', 'PACKED', NULL);
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-acd1-7877-be3c-530322bdc3fb', 'PACKED', NULL);
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-c889-7b5f-b11e-e1a3ad845b1a', 'REJECTED', NULL);
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-c9eb-70b4-b61a-eac6542dbf72', 'RELEASED', NULL);
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-cbd6-7565-8a9e-dfcc70f87267', 'RESERVED', '[{"sku":"SAFE","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-ce00-70d0-9032-dffd0d6397cc', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-d00a-783d-a9c5-c862b1f77cab', 'RESERVED', '[{"sku":"SAFE","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-d26e-7a25-a9b2-a2f2afcaeb1a', 'RESERVED', '[{"sku":"LAMP","quantity":2}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-d525-746b-aae9-50ee911cd73e', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-d760-7ff6-b2d5-2d98536d2ebd', 'PACKED', NULL);
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-d9a9-72cc-8c05-5f475bd72c38', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-dbce-7f77-b5df-d2b55b755144', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-ddd4-7530-ac88-1983b1aea78d', 'PACKED', NULL);
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-e00a-79b9-aa2b-9a1fa0a8ff51', 'PACKED', NULL);
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-e280-7154-88eb-b348d059e343', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-f1de-76c6-afad-90825ac8ead8', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-f416-719c-bf04-95856c6cb22c', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-f4fa-7c65-b9c0-b22b0ca4ebc5', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-f7aa-729e-afdc-ae1d0b089dcc', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-f7e8-7217-89bd-24304a499311', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-f853-7642-bf9d-83d487ba6276', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into reservations (order_id, status, lines) overriding system value values ('01a22385-fa86-7bee-b3d1-9574474eb426', 'RESERVED', '[{"sku":"LAMP","quantity":1}]');
insert into stock (sku, on_hand, reserved) overriding system value values ('FLYER', '997', '0');
insert into stock (sku, on_hand, reserved) overriding system value values ('LAMP', '995', '14');
insert into stock (sku, on_hand, reserved) overriding system value values ('RARITY', '0', '0');
insert into stock (sku, on_hand, reserved) overriding system value values ('SAFE', '10', '2');
insert into stream_marks (stream, made_at, first_sequence, last_sequence, holes, passed_sequence, compared_at) overriding system value values ('ORDERS', '2026-11-28T18:58:00.896891438Z', '1', '145', '0', '104', '2026-11-28 19:10:20.804895+00');
