-- A person as one coalition knows it; the same person has the same id in every coalition.
create table identity.person (
  coalition_id   uuid        not null,
  id             uuid        not null,
  name_th        text        not null check (name_th <> ''),
  name_en        text,
  email          text        not null,
  phone          text,
  language       text        not null default 'th' check (language in ('th', 'en')),
  deactivated_at timestamptz,
  version        integer     not null default 0,
  primary key (coalition_id, id),
  unique (coalition_id, email)
);

-- A person acts for an organization in a role, from one day to another.
create table identity.mandate (
  coalition_id    uuid    not null,
  id              uuid    not null,
  person_id       uuid    not null,
  organization_id uuid    not null,
  role            text    not null check (role in
    ('STAFF', 'CASE_WORKER', 'ALTERNATE', 'FOCAL_POINT', 'DIRECTOR', 'ADMINISTRATOR')),
  voter           boolean not null default false,
  valid_from      date    not null,
  valid_to        date    check (valid_to >= valid_from),
  primary key (coalition_id, id),
  foreign key (coalition_id, person_id) references identity.person (coalition_id, id)
);
create index mandate_by_person on identity.mandate (coalition_id, person_id);
create index mandate_by_organization on identity.mandate (coalition_id, organization_id);

alter table identity.person enable row level security;
alter table identity.person force row level security;
create policy coalition on identity.person
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table identity.mandate enable row level security;
alter table identity.mandate force row level security;
create policy coalition on identity.mandate
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- Sign-in is for the whole installation: one account per person, whatever the number of coalitions.
create table identity.account (
  id            uuid        primary key,
  email         text        not null unique check (email = lower(email)),
  password_hash text,
  operator      boolean     not null default false,
  deactivated_at timestamptz,
  created_at    timestamptz not null
);

-- In which coalitions an account's person is known; the person itself stands behind row-level security.
create table identity.account_coalition (
  account_id   uuid not null references identity.account (id),
  coalition_id uuid not null,
  primary key (account_id, coalition_id)
);
