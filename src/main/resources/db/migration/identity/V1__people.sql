-- A person as one coalition knows it; the same person has the same id in every coalition.
create table identity.person (
  coalition_id   uuid        not null,
  id             uuid        not null,
  name_th        text        not null check (name_th <> ''),
  name_en        text,
  email          text        not null check (email = lower(email)),
  phone          text,
  deactivated_at timestamptz,
  primary key (coalition_id, id),
  unique (coalition_id, email)
);
create index person_by_name on identity.person (coalition_id, name_th collate "th-x-icu", id);

-- A person acts for an organization in a role, from one day to another; an administrator may act for none.
create table identity.mandate (
  coalition_id    uuid    not null,
  id              uuid    not null,
  person_id       uuid    not null,
  organization_id uuid,
  role            text    not null check (role in
    ('STAFF', 'CASE_WORKER', 'ALTERNATE', 'FOCAL_POINT', 'DIRECTOR', 'ADMINISTRATOR')),
  voter           boolean not null default false,
  valid_from      date    not null,
  valid_to        date,
  primary key (coalition_id, id),
  foreign key (coalition_id, person_id) references identity.person (coalition_id, id),
  check (organization_id is not null or (role = 'ADMINISTRATOR' and not voter)),
  check (valid_to >= valid_from - 1)
);
create index mandate_by_person on identity.mandate (coalition_id, person_id);
create index mandate_by_organization on identity.mandate (coalition_id, organization_id);

-- Somebody was asked to act for an organization; the link that proves it stands in identity.link.
create table identity.invitation (
  coalition_id    uuid        not null,
  id              uuid        not null,
  email           text        not null check (email = lower(email)),
  name_th         text        not null check (name_th <> ''),
  name_en         text,
  organization_id uuid,
  role            text        not null check (role in
    ('STAFF', 'CASE_WORKER', 'ALTERNATE', 'FOCAL_POINT', 'DIRECTOR', 'ADMINISTRATOR')),
  voter           boolean     not null default false,
  language        text        not null check (language in ('th', 'en')),
  invited_by      uuid,
  invited_at      timestamptz not null,
  expires_at      timestamptz not null,
  accepted_at     timestamptz,
  withdrawn_at    timestamptz,
  primary key (coalition_id, id),
  check (organization_id is not null or (role = 'ADMINISTRATOR' and not voter))
);
create index invitation_by_time on identity.invitation (coalition_id, invited_at);

alter table identity.person enable row level security;
alter table identity.person force row level security;
create policy coalition on identity.person
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table identity.mandate enable row level security;
alter table identity.mandate force row level security;
create policy coalition on identity.mandate
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table identity.invitation enable row level security;
alter table identity.invitation force row level security;
create policy coalition on identity.invitation
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
