-- Messages to send, written in the transaction that causes them. The link goes when it was sent.
create table notification.outbox (
  id         uuid        primary key,
  recipient  text        not null,
  kind       text        not null,
  language   text        not null check (language in ('th', 'en')),
  link       text,
  written_at timestamptz not null,
  due_at     timestamptz not null,
  tries      integer     not null default 0,
  sent_at    timestamptz
);
create index outbox_due on notification.outbox (due_at) where sent_at is null;
create index outbox_by_time on notification.outbox (written_at);

-- The jobs of all copies of the application, as db-scheduler keeps them.
create table notification.job (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index job_by_time on notification.job (execution_time);
create index job_by_heartbeat on notification.job (last_heartbeat);
