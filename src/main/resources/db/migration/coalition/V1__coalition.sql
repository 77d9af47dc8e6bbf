-- What the coalition is for; its names stand in tenancy.coalition.
create table coalition.charter (
  coalition_id uuid    not null primary key,
  vision_th    text,
  vision_en    text,
  mission_th   text,
  mission_en   text,
  version      integer not null default 0
);

create table coalition.pillar (
  coalition_id uuid    not null,
  id           uuid    not null,
  code         text    not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  name_th      text    not null check (name_th <> ''),
  name_en      text,
  position     integer not null check (position > 0),
  retired      boolean not null default false,
  primary key (coalition_id, id),
  unique (coalition_id, code)
);

create table coalition.objective (
  coalition_id uuid    not null,
  id           uuid    not null,
  code         text    not null check (code <> ''),
  text_th      text    not null check (text_th <> ''),
  text_en      text,
  position     integer not null check (position > 0),
  retired      boolean not null default false,
  primary key (coalition_id, id),
  unique (coalition_id, code)
);

create table coalition.organ (
  coalition_id uuid    not null,
  id           uuid    not null,
  name_th      text    not null check (name_th <> ''),
  name_en      text,
  position     integer not null check (position > 0),
  primary key (coalition_id, id)
);

create table coalition.office (
  coalition_id uuid    not null,
  id           uuid    not null,
  organ_id     uuid    not null,
  name_th      text    not null check (name_th <> ''),
  name_en      text,
  kind         text    not null check (kind in
    ('CHAIR', 'VICE_CHAIR', 'SECRETARY', 'DEPUTY_SECRETARY', 'TREASURER', 'STEERING')),
  seats        integer not null default 1 check (seats between 1 and 200),
  position     integer not null check (position > 0),
  primary key (coalition_id, id),
  foreign key (coalition_id, organ_id) references coalition.organ (coalition_id, id)
);

-- An organization holds an office, through a person if one is named. "began" says when as exactly as it
-- is known (ISO 8601-2); valid_from is the first day on which the term surely runs.
create table coalition.term (
  coalition_id    uuid not null,
  id              uuid not null,
  office_id       uuid not null,
  organization_id uuid not null,
  person_id       uuid,
  began           text not null,
  valid_from      date not null,
  valid_to        date,
  primary key (coalition_id, id),
  foreign key (coalition_id, office_id) references coalition.office (coalition_id, id),
  check (valid_to is null or valid_to >= valid_from)
);
create index term_by_office on coalition.term (coalition_id, office_id, valid_from);
create index term_by_person on coalition.term (coalition_id, person_id, organization_id);

create table coalition.event (
  coalition_id uuid    not null,
  id           uuid    not null,
  happened     text    not null,
  sorts_on     date    not null,
  kind         text    not null,
  text_th      text    not null check (text_th <> ''),
  text_en      text,
  figures      jsonb   not null default '[]',
  version      integer not null default 0,
  primary key (coalition_id, id)
);
create index event_by_day on coalition.event (coalition_id, sorts_on, id);

-- Append-only: what was once in force stays readable for ever.
create table coalition.rule_change (
  coalition_id  uuid        not null,
  id            uuid        not null,
  key           text        not null,
  value         text        not null,
  in_force_from date        not null,
  decided_by    text        not null check (decided_by <> ''),
  reason        text        not null default '',
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  primary key (coalition_id, id)
);
create index rule_change_by_key on coalition.rule_change (coalition_id, key, in_force_from, recorded_at);

create table coalition.territory (
  coalition_id  uuid    not null,
  district_code char(4) not null check (district_code ~ '^[0-9]{4}$'),
  primary key (coalition_id, district_code)
);

-- Outlines drawn by somebody else and brought by the coalition; with them goes whom to credit.
create table coalition.boundaries (
  coalition_id uuid        not null primary key,
  outlines     text        not null,
  attribution  text        not null,
  file_name    text        not null,
  uploaded_at  timestamptz not null,
  uploaded_by  uuid
);

create table coalition.help_contact (
  coalition_id uuid    not null,
  id           uuid    not null,
  label_th     text    not null check (label_th <> ''),
  label_en     text,
  number       text    not null check (number ~ '^[+0-9][0-9 -]{1,19}$'),
  hours_th     text,
  hours_en     text,
  languages    text[]  not null default '{}',
  position     integer not null check (position > 0),
  primary key (coalition_id, id)
);

-- The help page shows a neutral title and leaves to a neutral page, both chosen by the coalition.
create table coalition.help_page (
  coalition_id uuid not null primary key,
  title_th     text not null check (title_th <> ''),
  title_en     text,
  leave_to     text not null check (leave_to like 'https://%')
);

create table coalition.agreement (
  coalition_id uuid    not null,
  id           uuid    not null,
  title_th     text    not null check (title_th <> ''),
  title_en     text,
  purpose_th   text,
  purpose_en   text,
  partner_th   text,
  partner_en   text,
  signed       text    not null,
  sorts_on     date    not null,
  signatories  integer not null check (signatories > 0),
  primary key (coalition_id, id)
);

alter table coalition.charter enable row level security;
alter table coalition.charter force row level security;
create policy coalition on coalition.charter
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.pillar enable row level security;
alter table coalition.pillar force row level security;
create policy coalition on coalition.pillar
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.objective enable row level security;
alter table coalition.objective force row level security;
create policy coalition on coalition.objective
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.organ enable row level security;
alter table coalition.organ force row level security;
create policy coalition on coalition.organ
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.office enable row level security;
alter table coalition.office force row level security;
create policy coalition on coalition.office
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.term enable row level security;
alter table coalition.term force row level security;
create policy coalition on coalition.term
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.event enable row level security;
alter table coalition.event force row level security;
create policy coalition on coalition.event
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.rule_change enable row level security;
alter table coalition.rule_change force row level security;
create policy coalition on coalition.rule_change
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.territory enable row level security;
alter table coalition.territory force row level security;
create policy coalition on coalition.territory
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.boundaries enable row level security;
alter table coalition.boundaries force row level security;
create policy coalition on coalition.boundaries
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.help_contact enable row level security;
alter table coalition.help_contact force row level security;
create policy coalition on coalition.help_contact
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.help_page enable row level security;
alter table coalition.help_page force row level security;
create policy coalition on coalition.help_page
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table coalition.agreement enable row level security;
alter table coalition.agreement force row level security;
create policy coalition on coalition.agreement
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

revoke update, delete, truncate on coalition.rule_change from ${app};
