-- The file of a client, owned by one organization. What names or tells of the client is sealed
-- under the client's own key (vault.data_key); in clear stand only the codes of a triage card.
create table client.file (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  key_id          uuid        not null,
  number          text        not null check (number ~ '^\d{2}-\d{4,}$'),
  needs           text[]      not null default '{}',
  district        text,
  age_band        text        not null check (age_band in
    ('UNDER_6', 'FROM_6', 'FROM_12', 'FROM_15', 'FROM_18', 'FROM_25', 'FROM_60', 'UNKNOWN')),
  sex             text        check (sex in ('FEMALE', 'MALE', 'DIVERSE')),
  languages       text[]      not null default '{}',
  legal_status    text        check (legal_status in
    ('THAI', 'REGISTERED_STATELESS', 'UNREGISTERED', 'MIGRANT_WORKER', 'REFUGEE',
     'OTHER_FOREIGNER')),
  safety_flags    text[]      not null default '{}',
  withheld        text[]      not null default '{}',
  name_th         bytea,
  name_en         bytea,
  nickname        bytea,
  born            bytea,
  id_number       bytea,
  phone           bytea,
  channel         bytea,
  hours           bytea,
  safe_words      bytea,
  no_message      bytea,
  story           bytea,
  health          bytea,
  legal           bytea,
  opened_at       timestamptz not null,
  opened_by       uuid,
  closed_at       timestamptz,
  closed_why      text        check (closed_why in
    ('GOALS_REACHED', 'HANDED_OVER', 'MOVED_AWAY', 'NO_CONTACT', 'OWN_WISH', 'OTHER')),
  erased_at       timestamptz,
  erased_why      text        check (erased_why in ('ASKED', 'NO_LONGER_NEEDED', 'MISTAKE')),
  changed_at      timestamptz not null,
  version         integer     not null default 0,
  primary key (coalition_id, id),
  unique (coalition_id, organization_id, number),
  unique (coalition_id, key_id),
  check ((closed_at is null) = (closed_why is null)),
  check ((erased_at is null) = (erased_why is null)),
  check (erased_at is null or coalesce(name_th, name_en, nickname, born, id_number, phone, channel,
    hours, safe_words, no_message, story, health, legal) is null)
);

create index file_newest on client.file
  (coalition_id, organization_id, opened_at desc, id desc);

-- The last number an organization has given in a year of the Buddhist Era.
create table client.counter (
  coalition_id    uuid    not null,
  organization_id uuid    not null,
  year            integer not null,
  last            integer not null,
  primary key (coalition_id, organization_id, year)
);

-- By which a client is found again without anything being read: keyed fingerprints.
create table client.blind (
  coalition_id    uuid  not null,
  organization_id uuid  not null,
  file_id         uuid  not null,
  field           text  not null check (field in ('NAME', 'PHONE', 'ID_NUMBER', 'BIRTH_DATE')),
  fingerprint     bigint not null,
  detail          text  not null,
  primary key (coalition_id, file_id, detail),
  foreign key (coalition_id, file_id) references client.file (coalition_id, id)
);

create index blind_same on client.blind (coalition_id, organization_id, field, fingerprint);

-- What was noted about a client, one after the other; nothing in it is ever changed.
create table client.note (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  file_id         uuid        not null,
  text            bytea       not null,
  written_at      timestamptz not null,
  written_by      uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, file_id) references client.file (coalition_id, id)
);

create index note_of_file on client.note (coalition_id, file_id, written_at desc, id desc);

-- A screening checklist as it was answered. Which checklist it was is sealed with the answers: the
-- suspicion alone would say too much.
create table client.answer (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  file_id         uuid        not null,
  answers         bytea       not null,
  answered_at     timestamptz not null,
  answered_by     uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, file_id) references client.file (coalition_id, id)
);

create index answer_of_file on client.answer (coalition_id, file_id, answered_at desc, id desc);

revoke update, truncate on client.note, client.answer from ${app};
revoke delete, truncate on client.file, client.counter from ${app};

alter table client.file enable row level security;
alter table client.file force row level security;
create policy coalition on client.file
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table client.counter enable row level security;
alter table client.counter force row level security;
create policy coalition on client.counter
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table client.blind enable row level security;
alter table client.blind force row level security;
create policy coalition on client.blind
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table client.note enable row level security;
alter table client.note force row level security;
create policy coalition on client.note
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table client.answer enable row level security;
alter table client.answer force row level security;
create policy coalition on client.answer
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- The second wall: rows are there for the organization they belong to. The nil id is the product
-- itself. Without a coalition, as in a backup, the policies above decide alone.
create policy party on client.file as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on client.counter as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on client.blind as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on client.note as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on client.answer as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
