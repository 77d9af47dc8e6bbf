-- An organization as one coalition knows it; the same organization has the same id in every coalition.
create table membership.organization (
  coalition_id           uuid        not null,
  id                     uuid        not null,
  name_th                text        not null check (name_th <> ''),
  name_en                text,
  short_name             text,
  also_spelled           text[]      not null default '{}',
  kind                   text        not null check (kind in
    ('FOUNDATION', 'ASSOCIATION', 'NETWORK', 'PROJECT', 'INTERNATIONAL', 'AGENCY')),
  mission_th             text,
  mission_en             text,
  website                text,
  staff                  integer     check (staff >= 0),
  volunteers             integer     check (volunteers >= 0),
  registration_number    text,
  registration_authority text,
  registration_date      date,
  evidence_file          uuid,
  evidence_name          text,
  evidence_expires       date,
  pillars                text[]      not null default '{}',
  target_groups          text[]      not null default '{}',
  districts              text[]      not null default '{}',
  subdistricts           text[]      not null default '{}',
  services_th            text,
  services_en            text,
  member                 boolean     not null default false,
  -- As exactly as it is known: '2019-09-18', '2019', '../2022-03' (on or before).
  member_known           text,
  logo_file              uuid,
  -- How much of what a profile asks is answered, kept so that a list need not work it out.
  told                   smallint    not null,
  asked                  smallint    not null,
  version                integer     not null default 0,
  created_at             timestamptz not null,
  changed_at             timestamptz not null,
  changed_by             uuid,
  changed_for            uuid,
  primary key (coalition_id, id)
);
create index organization_in_order
  on membership.organization (coalition_id, name_th collate "th-x-icu", id);
create unique index organization_registered_once
  on membership.organization (coalition_id, registration_authority, registration_number);

-- How an organization is reached; the first is the one people should try first.
create table membership.contact_point (
  coalition_id    uuid    not null,
  organization_id uuid    not null,
  position        integer not null,
  name            text,
  phone           text,
  email           text,
  line            text,
  address         text,
  primary key (coalition_id, organization_id, position),
  foreign key (coalition_id, organization_id)
    references membership.organization (coalition_id, id) on delete cascade
);

-- What a search looks at, apart from the organization so that a scan of one coalition stays small.
-- No GIN index: under forced row-level security PostgreSQL may not hand @@ or ~~ to an index before
-- the policy has been checked, since neither operator is leakproof; the primary key narrows a search
-- to the rows of one coalition, and those are few.
create table membership.search (
  coalition_id    uuid     not null,
  organization_id uuid     not null,
  words           tsvector not null,
  names           text     not null,
  -- Names and parts of them that somebody may have meant who misspelt one.
  phrases         text[]   not null,
  primary key (coalition_id, organization_id),
  foreign key (coalition_id, organization_id)
    references membership.organization (coalition_id, id) on delete cascade
-- Rows stay whole up to half a page: fetching each tsvector from elsewhere costs more than the search.
) with (toast_tuple_target = 4080);
alter table membership.search alter column phrases set storage external;

-- A table of organizations that somebody uploaded and has not yet accepted or dropped.
create table membership.import_preview (
  coalition_id uuid        not null,
  id           uuid        not null,
  person_id    uuid,
  file_name    text        not null,
  content      text        not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  committed_at timestamptz,
  added        integer     not null default 0,
  changed      integer     not null default 0,
  primary key (coalition_id, id)
);

alter table membership.organization enable row level security;
alter table membership.organization force row level security;
create policy coalition on membership.organization
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table membership.contact_point enable row level security;
alter table membership.contact_point force row level security;
create policy coalition on membership.contact_point
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table membership.search enable row level security;
alter table membership.search force row level security;
create policy coalition on membership.search
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table membership.import_preview enable row level security;
alter table membership.import_preview force row level security;
create policy coalition on membership.import_preview
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
