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
create table shipments (
    shipment_id     uuid        primary key,
    order_id        uuid        not null unique,
    status          text        not null,
    carrier         text,
    tracking_number text,
    label           text,
    lines           text,
    address         text,
    weight_grams    bigint,
    ordered_by      text,
    packed_by       text
) with (fillfactor = 50);
insert into gradual_migrations (name, done_to, last)
select 'labels of parcels that were handed over', '00000000-0000-0000-0000-000000000000', shipment_id
  from shipments order by shipment_id desc limit 1;
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
insert into consumer_positions (consumer, stream_sequence, message_id) overriding system value values ('shipping', '120', '01a22385-f481-767b-9e99-ad2ba7de9bb3');
insert into due_work (id, due_at, attempts, reason) overriding system value values ('01a22385-cbd6-7565-8a9e-dfcc70f87267', '2026-11-28 19:15:28.599974+00', '11', 'NO_CARRIER');
insert into due_work (id, due_at, attempts, reason) overriding system value values ('01a22385-f416-719c-bf04-95856c6cb22c', '2026-11-28 19:11:10.075515+00', '25', NULL);
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('1', '1', 'outbox', 'SQL', 'db/runtime/V1__outbox.sql', '-1910044992', 'shipping', '2026-11-28 18:58:03.817632', '66', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('2', '2', 'due work', 'SQL', 'db/runtime/V2__due_work.sql', '1685320010', 'shipping', '2026-11-28 18:58:03.980847', '40', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('3', '3', 'outbox upkeep', 'SQL', 'db/runtime/V3__outbox_upkeep.sql', '-784548313', 'shipping', '2026-11-28 18:58:04.092006', '44', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('4', '4', 'stream marks', 'SQL', 'db/runtime/V4__stream_marks.sql', '-224254027', 'shipping', '2026-11-28 18:58:04.182499', '36', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('5', '5', 'event tries', 'SQL', 'db/runtime/V5__event_tries.sql', '-356709580', 'shipping', '2026-11-28 18:58:04.300935', '29', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('6', '6', 'due work reason', 'SQL', 'db/runtime/V6__due_work_reason.sql', '1820616066', 'shipping', '2026-11-28 18:58:04.388246', '15', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('7', '7', 'gradual migrations', 'SQL', 'db/runtime/V7__gradual_migrations.sql', '2014369577', 'shipping', '2026-11-28 18:58:04.440313', '18', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('8', '100', 'shipping', 'SQL', 'db/migration/V100__shipping.sql', '1858509161', 'shipping', '2026-11-28 18:58:04.503124', '33', 't');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('9', '101', 'forget labels', 'SQL', 'db/migration/V101__forget_labels.sql', '1766479430', 'shipping', '2026-11-28 18:58:04.572936', '26', 't');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-9e66-70c2-81a5-722d214ca0b9', 'orders.ShipmentPrepared.01a22385-96b6-7127-9131-5a58a72cb9ac', '{"ce-datacontenttype":"application/json","traceparent":"00-5ea9261bc37ca39f0a7dc9dec7f96dfc-24973be95fa8236f-01","ce-correlationid":"01a22385-9724-773d-932b-e0868a0f3d0a","ce-type":"ShipmentPrepared","ce-id":"01a22385-9e66-70c2-81a5-722d214ca0b9","ce-subject":"01a22385-96b6-7127-9131-5a58a72cb9ac","ce-specversion":"1.0","ce-causationid":"01a22385-9c71-7552-9759-093b75d4676f","Nats-Msg-Id":"01a22385-9e66-70c2-81a5-722d214ca0b9","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:09.126948Z"}', E'{"orderId":"01a22385-96b6-7127-9131-5a58a72cb9ac","shipmentId":"01a22385-96b6-7127-b7e0-12af9ba719f2","carrier":"express","trackingNumber":"EX400122350062978246","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.500 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX400122350062978246^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-a371-782a-9615-1ed8ec734cd2', 'orders.OrderFulfilled.01a22385-96b6-7127-9131-5a58a72cb9ac', '{"ce-datacontenttype":"application/json","traceparent":"00-5ea9261bc37ca39f0a7dc9dec7f96dfc-24973be95fa8236f-01","ce-correlationid":"01a22385-9724-773d-932b-e0868a0f3d0a","ce-type":"OrderFulfilled","ce-id":"01a22385-a371-782a-9615-1ed8ec734cd2","ce-subject":"01a22385-96b6-7127-9131-5a58a72cb9ac","ce-specversion":"1.0","ce-causationid":"01a22385-a2ed-704a-abcb-5ee5f0b19d07","Nats-Msg-Id":"01a22385-a371-782a-9615-1ed8ec734cd2","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:OrderFulfilled:1","ce-time":"2026-11-28T18:58:10.417434Z"}', '{"orderId":"01a22385-96b6-7127-9131-5a58a72cb9ac","shipmentId":"01a22385-96b6-7127-b7e0-12af9ba719f2","carrier":"express","trackingNumber":"EX400122350062978246"}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-a5c9-7f29-937d-7d7dcf7ef9b6', 'orders.ShipmentPrepared.01a22385-a496-767c-9f9d-ec4ba0b31934', '{"ce-datacontenttype":"application/json","traceparent":"00-0038532eecb74633262b540b533dedf4-345e1d6e47f7bdbd-01","ce-correlationid":"01a22385-a4a1-7899-aad5-b00fd1e860b6","ce-type":"ShipmentPrepared","ce-id":"01a22385-a5c9-7f29-937d-7d7dcf7ef9b6","ce-subject":"01a22385-a496-767c-9f9d-ec4ba0b31934","ce-specversion":"1.0","ce-causationid":"01a22385-a592-7ae8-8396-3bff25819597","Nats-Msg-Id":"01a22385-a5c9-7f29-937d-7d7dcf7ef9b6","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:11.017561Z"}', E'{"orderId":"01a22385-a496-767c-9f9d-ec4ba0b31934","shipmentId":"01a22385-a496-767c-b94c-a4bc9c38b96a","carrier":"express","trackingNumber":"EX005243919338287656","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD1.000 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX005243919338287656^FS\\n^XZ\\n","lines":[{"sku":"RARITY","name":"RARITY","quantity":2,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-a78c-7e6b-ae55-2e3e8a16b318', 'orders.OrderFulfilled.01a22385-a496-767c-9f9d-ec4ba0b31934', '{"ce-datacontenttype":"application/json","traceparent":"00-0038532eecb74633262b540b533dedf4-345e1d6e47f7bdbd-01","ce-correlationid":"01a22385-a4a1-7899-aad5-b00fd1e860b6","ce-type":"OrderFulfilled","ce-id":"01a22385-a78c-7e6b-ae55-2e3e8a16b318","ce-subject":"01a22385-a496-767c-9f9d-ec4ba0b31934","ce-specversion":"1.0","ce-causationid":"01a22385-a768-7964-b644-e0c35ff0273c","Nats-Msg-Id":"01a22385-a78c-7e6b-ae55-2e3e8a16b318","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:OrderFulfilled:1","ce-time":"2026-11-28T18:58:11.468187Z"}', '{"orderId":"01a22385-a496-767c-9f9d-ec4ba0b31934","shipmentId":"01a22385-a496-767c-b94c-a4bc9c38b96a","carrier":"express","trackingNumber":"EX005243919338287656"}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-aa09-7d08-9d88-babbb4723982', 'orders.ShipmentPrepared.01a22385-a8ab-7cbe-94c8-7b677ced2d69', '{"ce-datacontenttype":"application/json","traceparent":"00-5f0e333cf5285609070ee9947f8067e8-0972e614b58b5088-01","ce-correlationid":"01a22385-a8b1-75b4-b551-0b4d9131c5ff","ce-type":"ShipmentPrepared","ce-id":"01a22385-aa09-7d08-9d88-babbb4723982","ce-subject":"01a22385-a8ab-7cbe-94c8-7b677ced2d69","ce-specversion":"1.0","ce-causationid":"01a22385-a9b7-7aed-b001-122975817d71","Nats-Msg-Id":"01a22385-aa09-7d08-9d88-babbb4723982","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:12.105264Z"}', E'{"orderId":"01a22385-a8ab-7cbe-94c8-7b677ced2d69","shipmentId":"01a22385-a8ab-7cbe-b219-339040668d37","carrier":"express","trackingNumber":"EX653409463871505197","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.060 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX653409463871505197^FS\\n^XZ\\n","lines":[{"sku":"FLYER","name":"FLYER","quantity":3,"weightGrams":20}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-abd7-7d27-b9c6-d87c950b7ca2', 'orders.OrderFulfilled.01a22385-a8ab-7cbe-94c8-7b677ced2d69', '{"ce-datacontenttype":"application/json","traceparent":"00-5f0e333cf5285609070ee9947f8067e8-0972e614b58b5088-01","ce-correlationid":"01a22385-a8b1-75b4-b551-0b4d9131c5ff","ce-type":"OrderFulfilled","ce-id":"01a22385-abd7-7d27-b9c6-d87c950b7ca2","ce-subject":"01a22385-a8ab-7cbe-94c8-7b677ced2d69","ce-specversion":"1.0","ce-causationid":"01a22385-abb3-77c9-b17d-d779a163950e","Nats-Msg-Id":"01a22385-abd7-7d27-b9c6-d87c950b7ca2","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:OrderFulfilled:1","ce-time":"2026-11-28T18:58:12.567988Z"}', '{"orderId":"01a22385-a8ab-7cbe-94c8-7b677ced2d69","shipmentId":"01a22385-a8ab-7cbe-b219-339040668d37","carrier":"express","trackingNumber":"EX653409463871505197"}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-c48b-7fa8-ad17-3171045fc3da', 'orders.ShipmentPrepared.01a22385-acd1-7877-be3c-530322bdc3fb', '{"ce-datacontenttype":"application/json","traceparent":"00-eeaf6a85aed7c8b51885270112c0ba8d-016ae30d477b0ea0-01","ce-correlationid":"01a22385-acd4-792f-ae22-b003cfd947d8","ce-type":"ShipmentPrepared","ce-id":"01a22385-c48b-7fa8-ad17-3171045fc3da","ce-subject":"01a22385-acd1-7877-be3c-530322bdc3fb","ce-specversion":"1.0","ce-causationid":"01a22385-c44a-769f-a3ea-a2d9c075ba4a","Nats-Msg-Id":"01a22385-c48b-7fa8-ad17-3171045fc3da","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:18.891274Z"}', E'{"orderId":"01a22385-acd1-7877-be3c-530322bdc3fb","shipmentId":"01a22385-acd1-7877-98ed-1bf41e3663a5","carrier":"express","trackingNumber":"EX031232064368718905","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.500 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX031232064368718905^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-c681-7c03-9f45-85c700b5d32e', 'orders.OrderFulfilled.01a22385-acd1-7877-be3c-530322bdc3fb', '{"ce-datacontenttype":"application/json","traceparent":"00-eeaf6a85aed7c8b51885270112c0ba8d-016ae30d477b0ea0-01","ce-correlationid":"01a22385-acd4-792f-ae22-b003cfd947d8","ce-type":"OrderFulfilled","ce-id":"01a22385-c681-7c03-9f45-85c700b5d32e","ce-subject":"01a22385-acd1-7877-be3c-530322bdc3fb","ce-specversion":"1.0","ce-causationid":"01a22385-c656-7c38-8b97-9479c4bc5fc4","Nats-Msg-Id":"01a22385-c681-7c03-9f45-85c700b5d32e","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:OrderFulfilled:1","ce-time":"2026-11-28T18:58:19.393833Z"}', '{"orderId":"01a22385-acd1-7877-be3c-530322bdc3fb","shipmentId":"01a22385-acd1-7877-98ed-1bf41e3663a5","carrier":"express","trackingNumber":"EX031232064368718905"}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-cf33-7dfe-a827-99c7f777d3ad', 'orders.ShipmentPrepared.01a22385-ce00-70d0-9032-dffd0d6397cc', '{"ce-datacontenttype":"application/json","traceparent":"00-6bf8ad10f65d8613326484a82153748c-039900754e836403-01","ce-correlationid":"01a22385-ce07-746e-be2b-4e044221c632","ce-type":"ShipmentPrepared","ce-id":"01a22385-cf33-7dfe-a827-99c7f777d3ad","ce-subject":"01a22385-ce00-70d0-9032-dffd0d6397cc","ce-specversion":"1.0","ce-causationid":"01a22385-cec7-7b1d-b73e-63e8db6ce4ad","Nats-Msg-Id":"01a22385-cf33-7dfe-a827-99c7f777d3ad","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:21.619078Z"}', E'{"orderId":"01a22385-ce00-70d0-9032-dffd0d6397cc","shipmentId":"01a22385-ce00-70d0-b6e3-970a31e83792","carrier":"express","trackingNumber":"EX039843107618112207","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.500 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX039843107618112207^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-d10f-73c2-b79d-b5881dd7f107', 'orders.ShipmentPrepared.01a22385-d00a-783d-a9c5-c862b1f77cab', '{"ce-datacontenttype":"application/json","traceparent":"00-bc5984f954b977eb1dde942366d6f017-26c535470b05e7dc-01","ce-correlationid":"01a22385-d017-7fb4-9b29-b885dbf00c88","ce-type":"ShipmentPrepared","ce-id":"01a22385-d10f-73c2-b79d-b5881dd7f107","ce-subject":"01a22385-d00a-783d-a9c5-c862b1f77cab","ce-specversion":"1.0","ce-causationid":"01a22385-d0ca-751a-bfd5-1c9288af266d","Nats-Msg-Id":"01a22385-d10f-73c2-b79d-b5881dd7f107","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:22.095154Z"}', E'{"orderId":"01a22385-d00a-783d-a9c5-c862b1f77cab","shipmentId":"01a22385-d00a-783d-8f14-80958d7cdcf5","carrier":"freight","trackingNumber":"FR073773810447528070","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDfreight^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD40.000 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDFR073773810447528070^FS\\n^XZ\\n","lines":[{"sku":"SAFE","name":"SAFE","quantity":1,"weightGrams":40000}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-d336-7485-bf10-e4cba1bef1b4', 'orders.ShipmentPrepared.01a22385-d26e-7a25-a9b2-a2f2afcaeb1a', '{"ce-datacontenttype":"application/json","traceparent":"00-68871abb2dfa60fb22a3eae1e1ba3172-0d45c54400dee2d7-01","ce-correlationid":"01a22385-d274-7c95-a33b-e4884146cb07","ce-type":"ShipmentPrepared","ce-id":"01a22385-d336-7485-bf10-e4cba1bef1b4","ce-subject":"01a22385-d26e-7a25-a9b2-a2f2afcaeb1a","ce-specversion":"1.0","ce-causationid":"01a22385-d301-71ac-9996-7cded47df8dd","Nats-Msg-Id":"01a22385-d336-7485-bf10-e4cba1bef1b4","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:22.646451Z"}', E'{"orderId":"01a22385-d26e-7a25-a9b2-a2f2afcaeb1a","shipmentId":"01a22385-d26e-7a25-8f63-ea0593414b44","carrier":"express","trackingNumber":"EX795606499903887971","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD1.000 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX795606499903887971^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":2,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-d5e9-76a3-879c-8ddd9ba6f3b6', 'orders.ShipmentPrepared.01a22385-d525-746b-aae9-50ee911cd73e', '{"ce-datacontenttype":"application/json","traceparent":"00-d9c55446829151ac7a7acc33082711cd-73137df8abe9e46c-01","ce-correlationid":"01a22385-d531-71cc-b682-b5749f25f718","ce-type":"ShipmentPrepared","ce-id":"01a22385-d5e9-76a3-879c-8ddd9ba6f3b6","ce-subject":"01a22385-d525-746b-aae9-50ee911cd73e","ce-specversion":"1.0","ce-causationid":"01a22385-d5b9-7e47-a5e9-c7a51913eab5","Nats-Msg-Id":"01a22385-d5e9-76a3-879c-8ddd9ba6f3b6","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:23.337715Z"}', E'{"orderId":"01a22385-d525-746b-aae9-50ee911cd73e","shipmentId":"01a22385-d525-746b-8c38-1819ad977760","carrier":"express","trackingNumber":"EX430601181865077895","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.500 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX430601181865077895^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-d836-73fc-9afa-245db29a78a2', 'orders.ShipmentPrepared.01a22385-d760-7ff6-b2d5-2d98536d2ebd', '{"ce-datacontenttype":"application/json","traceparent":"00-823b9108316533fd40dbbf0ca4fa0741-3fe12e29e12b7693-01","ce-correlationid":"01a22385-d769-7444-9ad6-bcfab5ca1ccd","ce-type":"ShipmentPrepared","ce-id":"01a22385-d836-73fc-9afa-245db29a78a2","ce-subject":"01a22385-d760-7ff6-b2d5-2d98536d2ebd","ce-specversion":"1.0","ce-causationid":"01a22385-d7fd-75a2-aaad-a063952dfda5","Nats-Msg-Id":"01a22385-d836-73fc-9afa-245db29a78a2","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:23.926492Z"}', E'{"orderId":"01a22385-d760-7ff6-b2d5-2d98536d2ebd","shipmentId":"01a22385-d760-7ff6-9404-656f6fe68ee3","carrier":"express","trackingNumber":"EX363164277861733655","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.500 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX363164277861733655^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-da86-70f4-808c-b226f1d8982b', 'orders.ShipmentPrepared.01a22385-d9a9-72cc-8c05-5f475bd72c38', '{"ce-datacontenttype":"application/json","traceparent":"00-acc01a1600c16efe388b13ad560ea108-1a153330ef38c0c2-01","ce-correlationid":"01a22385-d9b7-7287-8113-565351d403a0","ce-type":"ShipmentPrepared","ce-id":"01a22385-da86-70f4-808c-b226f1d8982b","ce-subject":"01a22385-d9a9-72cc-8c05-5f475bd72c38","ce-specversion":"1.0","ce-causationid":"01a22385-da5a-700d-bf9d-4fa1be4c5d00","Nats-Msg-Id":"01a22385-da86-70f4-808c-b226f1d8982b","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:24.518103Z"}', E'{"orderId":"01a22385-d9a9-72cc-8c05-5f475bd72c38","shipmentId":"01a22385-d9a9-72cc-aad4-17b0675c8c66","carrier":"express","trackingNumber":"EX980854918710522478","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.500 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX980854918710522478^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-dca2-747b-82f7-c70306073c94', 'orders.ShipmentPrepared.01a22385-dbce-7f77-b5df-d2b55b755144', '{"ce-datacontenttype":"application/json","traceparent":"00-4868a79e4c42f6044fcf4dc03797b010-32e2631226c09a31-01","ce-correlationid":"01a22385-dbd7-7899-bc8e-efaec7e9bc31","ce-type":"ShipmentPrepared","ce-id":"01a22385-dca2-747b-82f7-c70306073c94","ce-subject":"01a22385-dbce-7f77-b5df-d2b55b755144","ce-specversion":"1.0","ce-causationid":"01a22385-dc6d-704f-a02e-cbf746e909ba","Nats-Msg-Id":"01a22385-dca2-747b-82f7-c70306073c94","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:25.058561Z"}', E'{"orderId":"01a22385-dbce-7f77-b5df-d2b55b755144","shipmentId":"01a22385-dbce-7f77-930e-9a4267fef11a","carrier":"express","trackingNumber":"EX108462431152979869","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.500 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX108462431152979869^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-deac-72fc-be4a-d3f0ec889dee', 'orders.ShipmentPrepared.01a22385-ddd4-7530-ac88-1983b1aea78d', '{"ce-datacontenttype":"application/json","traceparent":"00-89e9a4de2f88bab43813076d1e1cb4c2-5e7a2d8ec9800a81-01","ce-correlationid":"01a22385-ddd7-78ed-85c4-f27db2555a1e","ce-type":"ShipmentPrepared","ce-id":"01a22385-deac-72fc-be4a-d3f0ec889dee","ce-subject":"01a22385-ddd4-7530-ac88-1983b1aea78d","ce-specversion":"1.0","ce-causationid":"01a22385-de82-7a3a-988a-e51b96093d84","Nats-Msg-Id":"01a22385-deac-72fc-be4a-d3f0ec889dee","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:25.580334Z"}', E'{"orderId":"01a22385-ddd4-7530-ac88-1983b1aea78d","shipmentId":"01a22385-ddd4-7530-8a59-51748d2507d3","carrier":"express","trackingNumber":"EX732155838311653467","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.500 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX732155838311653467^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]}');
insert into outbox (id, subject, headers, body) overriding system value values ('01a22385-f286-707d-8dce-32d559fd4ae3', 'orders.ShipmentPrepared.01a22385-f1de-76c6-afad-90825ac8ead8', '{"ce-datacontenttype":"application/json","traceparent":"00-d48139ab848da8fb083ebd9f86fc98ac-1cdf146f4e54c30e-01","ce-correlationid":"01a22385-f1e3-7a9f-9d06-90bbac2234ef","ce-type":"ShipmentPrepared","ce-id":"01a22385-f286-707d-8dce-32d559fd4ae3","ce-subject":"01a22385-f1de-76c6-afad-90825ac8ead8","ce-specversion":"1.0","ce-causationid":"01a22385-f260-7d30-be67-75dcf336c323","Nats-Msg-Id":"01a22385-f286-707d-8dce-32d559fd4ae3","ce-source":"/orderflow/shipping","ce-dataschema":"urn:orderflow:schema:ShipmentPrepared:1","ce-time":"2026-11-28T18:58:30.662912Z"}', E'{"orderId":"01a22385-f1de-76c6-afad-90825ac8ead8","shipmentId":"01a22385-f1de-76c6-897c-d87566434a86","carrier":"express","trackingNumber":"EX181798895231199586","label":"^XA\\n^CI28\\n^FO40,40^A0N,44,44^FH^FDexpress^FS\\n^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\\\&1 Confidential Street\\\\&62701 Springfield\\\\&US^FS\\n^FO40,850^A0N,30,30^FD0.500 kg^FS\\n^FO40,900^BCN,160,Y,N,N^FDEX181798895231199586^FS\\n^XZ\\n","lines":[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]}');
insert into outbox_sent (stream_sequence, id) overriding system value values ('115', '01a22385-f286-707d-8dce-32d559fd4ae3');
insert into outbox_sent (stream_sequence, id) overriding system value values ('15', '01a22385-a5c9-7f29-937d-7d7dcf7ef9b6');
insert into outbox_sent (stream_sequence, id) overriding system value values ('17', '01a22385-a78c-7e6b-ae55-2e3e8a16b318');
insert into outbox_sent (stream_sequence, id) overriding system value values ('24', '01a22385-aa09-7d08-9d88-babbb4723982');
insert into outbox_sent (stream_sequence, id) overriding system value values ('26', '01a22385-abd7-7d27-b9c6-d87c950b7ca2');
insert into outbox_sent (stream_sequence, id) overriding system value values ('33', '01a22385-c48b-7fa8-ad17-3171045fc3da');
insert into outbox_sent (stream_sequence, id) overriding system value values ('35', '01a22385-c681-7c03-9f45-85c700b5d32e');
insert into outbox_sent (stream_sequence, id) overriding system value values ('56', '01a22385-cf33-7dfe-a827-99c7f777d3ad');
insert into outbox_sent (stream_sequence, id) overriding system value values ('6', '01a22385-9e66-70c2-81a5-722d214ca0b9');
insert into outbox_sent (stream_sequence, id) overriding system value values ('62', '01a22385-d10f-73c2-b79d-b5881dd7f107');
insert into outbox_sent (stream_sequence, id) overriding system value values ('68', '01a22385-d336-7485-bf10-e4cba1bef1b4');
insert into outbox_sent (stream_sequence, id) overriding system value values ('74', '01a22385-d5e9-76a3-879c-8ddd9ba6f3b6');
insert into outbox_sent (stream_sequence, id) overriding system value values ('8', '01a22385-a371-782a-9615-1ed8ec734cd2');
insert into outbox_sent (stream_sequence, id) overriding system value values ('80', '01a22385-d836-73fc-9afa-245db29a78a2');
insert into outbox_sent (stream_sequence, id) overriding system value values ('86', '01a22385-da86-70f4-808c-b226f1d8982b');
insert into outbox_sent (stream_sequence, id) overriding system value values ('92', '01a22385-dca2-747b-82f7-c70306073c94');
insert into outbox_sent (stream_sequence, id) overriding system value values ('98', '01a22385-deac-72fc-be4a-d3f0ec889dee');
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-96b6-7127-b7e0-12af9ba719f2', '01a22385-96b6-7127-9131-5a58a72cb9ac', 'HANDED_OVER', 'express', 'EX400122350062978246', '-', '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', NULL, '500', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-a496-767c-b94c-a4bc9c38b96a', '01a22385-a496-767c-9f9d-ec4ba0b31934', 'HANDED_OVER', 'express', 'EX005243919338287656', '-', '[{"sku":"RARITY","name":"RARITY","quantity":2,"weightGrams":500}]', NULL, '1000', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-a8ab-7cbe-b219-339040668d37', '01a22385-a8ab-7cbe-94c8-7b677ced2d69', 'HANDED_OVER', 'express', 'EX653409463871505197', '-', '[{"sku":"FLYER","name":"FLYER","quantity":3,"weightGrams":20}]', NULL, '60', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-acd1-7877-98ed-1bf41e3663a5', '01a22385-acd1-7877-be3c-530322bdc3fb', 'HANDED_OVER', 'express', 'EX031232064368718905', '-', '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', NULL, '500', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-cbd6-7565-ac4f-973b4c73d239', '01a22385-cbd6-7565-8a9e-dfcc70f87267', 'PENDING', NULL, NULL, NULL, '[{"sku":"SAFE","name":"SAFE","quantity":1,"weightGrams":40000}]', '{"name":"Grace Example","line1":"1 Confidential Street","city":"Springfield","postalCode":"62701","country":"DE"}', '40000', '{"eventId":"01a22385-ccbc-76bf-a17e-4b17b62fa0df","correlationId":"01a22385-cbda-7cf6-b2a7-11cfa816e9dd","traceparent":"00-c60d10c97f247ca67080d1a8adf1025b-0752bb8d69976c7a-01"}', NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-ce00-70d0-b6e3-970a31e83792', '01a22385-ce00-70d0-9032-dffd0d6397cc', 'PREPARED', 'express', 'EX039843107618112207', E'^XA
^CI28
^FO40,40^A0N,44,44^FH^FDexpress^FS
^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\&1 Confidential Street\\&62701 Springfield\\&US^FS
^FO40,850^A0N,30,30^FD0.500 kg^FS
^FO40,900^BCN,160,Y,N,N^FDEX039843107618112207^FS
^XZ
', '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', NULL, '500', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-d00a-783d-8f14-80958d7cdcf5', '01a22385-d00a-783d-a9c5-c862b1f77cab', 'PREPARED', 'freight', 'FR073773810447528070', E'^XA
^CI28
^FO40,40^A0N,44,44^FH^FDfreight^FS
^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\&1 Confidential Street\\&62701 Springfield\\&US^FS
^FO40,850^A0N,30,30^FD40.000 kg^FS
^FO40,900^BCN,160,Y,N,N^FDFR073773810447528070^FS
^XZ
', '[{"sku":"SAFE","name":"SAFE","quantity":1,"weightGrams":40000}]', NULL, '40000', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-d26e-7a25-8f63-ea0593414b44', '01a22385-d26e-7a25-a9b2-a2f2afcaeb1a', 'PREPARED', 'express', 'EX795606499903887971', E'^XA
^CI28
^FO40,40^A0N,44,44^FH^FDexpress^FS
^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\&1 Confidential Street\\&62701 Springfield\\&US^FS
^FO40,850^A0N,30,30^FD1.000 kg^FS
^FO40,900^BCN,160,Y,N,N^FDEX795606499903887971^FS
^XZ
', '[{"sku":"LAMP","name":"LAMP","quantity":2,"weightGrams":500}]', NULL, '1000', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-d525-746b-8c38-1819ad977760', '01a22385-d525-746b-aae9-50ee911cd73e', 'PREPARED', 'express', 'EX430601181865077895', E'^XA
^CI28
^FO40,40^A0N,44,44^FH^FDexpress^FS
^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\&1 Confidential Street\\&62701 Springfield\\&US^FS
^FO40,850^A0N,30,30^FD0.500 kg^FS
^FO40,900^BCN,160,Y,N,N^FDEX430601181865077895^FS
^XZ
', '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', NULL, '500', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-d760-7ff6-9404-656f6fe68ee3', '01a22385-d760-7ff6-b2d5-2d98536d2ebd', 'PREPARED', 'express', 'EX363164277861733655', E'^XA
^CI28
^FO40,40^A0N,44,44^FH^FDexpress^FS
^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\&1 Confidential Street\\&62701 Springfield\\&US^FS
^FO40,850^A0N,30,30^FD0.500 kg^FS
^FO40,900^BCN,160,Y,N,N^FDEX363164277861733655^FS
^XZ
', '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', NULL, '500', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-d9a9-72cc-aad4-17b0675c8c66', '01a22385-d9a9-72cc-8c05-5f475bd72c38', 'PREPARED', 'express', 'EX980854918710522478', E'^XA
^CI28
^FO40,40^A0N,44,44^FH^FDexpress^FS
^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\&1 Confidential Street\\&62701 Springfield\\&US^FS
^FO40,850^A0N,30,30^FD0.500 kg^FS
^FO40,900^BCN,160,Y,N,N^FDEX980854918710522478^FS
^XZ
', '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', NULL, '500', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-dbce-7f77-930e-9a4267fef11a', '01a22385-dbce-7f77-b5df-d2b55b755144', 'PREPARED', 'express', 'EX108462431152979869', E'^XA
^CI28
^FO40,40^A0N,44,44^FH^FDexpress^FS
^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\&1 Confidential Street\\&62701 Springfield\\&US^FS
^FO40,850^A0N,30,30^FD0.500 kg^FS
^FO40,900^BCN,160,Y,N,N^FDEX108462431152979869^FS
^XZ
', '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', NULL, '500', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-ddd4-7530-8a59-51748d2507d3', '01a22385-ddd4-7530-ac88-1983b1aea78d', 'PREPARED', 'express', 'EX732155838311653467', E'^XA
^CI28
^FO40,40^A0N,44,44^FH^FDexpress^FS
^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\&1 Confidential Street\\&62701 Springfield\\&US^FS
^FO40,850^A0N,30,30^FD0.500 kg^FS
^FO40,900^BCN,160,Y,N,N^FDEX732155838311653467^FS
^XZ
', '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', NULL, '500', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-e00a-79b9-8cfa-d2e89c235f0f', '01a22385-e00a-79b9-aa2b-9a1fa0a8ff51', 'EXPECTED', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{"eventId":"01a22385-f0dd-702a-8777-05b7e44a8166","correlationId":"01a22385-e00d-748e-b368-05ce3ddcdfa5","traceparent":"00-a64c4ba00bac7ec744fa2f52a5aedb48-4a8328838af30adb-01"}');
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-f1de-76c6-897c-d87566434a86', '01a22385-f1de-76c6-afad-90825ac8ead8', 'PREPARED', 'express', 'EX181798895231199586', E'^XA
^CI28
^FO40,40^A0N,44,44^FH^FDexpress^FS
^FO40,110^A0N,34,34^FB730,18,6^FH^FDGrace Example\\&1 Confidential Street\\&62701 Springfield\\&US^FS
^FO40,850^A0N,30,30^FD0.500 kg^FS
^FO40,900^BCN,160,Y,N,N^FDEX181798895231199586^FS
^XZ
', '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', NULL, '500', NULL, NULL);
insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by, packed_by) overriding system value values ('01a22385-f416-719c-99d5-dd7250e71272', '01a22385-f416-719c-bf04-95856c6cb22c', 'PENDING', 'express', NULL, NULL, '[{"sku":"LAMP","name":"LAMP","quantity":1,"weightGrams":500}]', '{"name":"Grace Example","line1":"1 Confidential Street","city":"Springfield","postalCode":"62701","country":"US"}', '500', '{"eventId":"01a22385-f481-767b-9e99-ad2ba7de9bb3","correlationId":"01a22385-f419-7f90-8ad0-046da01f6c93","traceparent":"00-fe39008d7df02c6e364646559f35f8dc-3bb995dfe6db691d-01"}', NULL);
insert into stream_marks (stream, made_at, first_sequence, last_sequence, holes, passed_sequence, compared_at) overriding system value values ('ORDERS', '2026-11-28T18:58:00.896891438Z', '1', '145', '0', '104', '2026-11-28 19:10:17.150152+00');
