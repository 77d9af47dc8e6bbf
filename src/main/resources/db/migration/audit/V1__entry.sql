-- Append-only and hash-chained per coalition; the installation's own log stands under the all-zero coalition.
create table audit.entry (
  coalition_id    uuid        not null,
  number          bigint      not null check (number > 0),
  at              timestamptz not null,
  person_id       uuid,
  organization_id uuid,
  origin          text        not null,
  deed            text        not null,
  subject         text        not null,
  subject_id      text        not null,
  before          text,
  after           text,
  previous_hash   char(64)    not null,
  hash            char(64)    not null,
  primary key (coalition_id, number)
);
create index entry_by_subject on audit.entry (coalition_id, subject, subject_id, number);
create index entry_by_person on audit.entry (coalition_id, person_id, number);
create index entry_by_deed on audit.entry (coalition_id, deed, number);
create index entry_by_time on audit.entry (coalition_id, at, number);

-- The end of each chain: locked by whoever appends, and the proof that no entry was cut off the end.
create table audit.head (
  coalition_id uuid     not null primary key,
  number       bigint   not null,
  hash         char(64) not null
);

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy coalition on audit.entry
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table audit.head enable row level security;
alter table audit.head force row level security;
create policy coalition on audit.head
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

revoke update, delete, truncate on audit.entry from ${app};
revoke delete, truncate on audit.head from ${app};
