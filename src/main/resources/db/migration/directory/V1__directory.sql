-- What an organization does for people, by the terms of HSDS 3.0.
create table directory.service (
  coalition_id           uuid        not null,
  id                     uuid        not null,
  organization_id        uuid        not null,
  name_th                text        not null check (name_th <> ''),
  name_en                text,
  alternate_name         text,
  description_th         text,
  description_en         text,
  url                    text,
  email                  text,
  status                 text        not null check (status in
    ('ACTIVE', 'INACTIVE', 'DEFUNCT', 'TEMPORARILY_CLOSED')),
  alert_th               text,
  alert_en               text,
  needs                  text[]      not null default '{}',
  -- For whom. No lower or upper age, no sex and no status named: everybody.
  minimum_age            integer     check (minimum_age between 0 and 130),
  maximum_age            integer     check (maximum_age between 0 and 130),
  sexes                  text[]      not null default '{}',
  legal_statuses         text[]      not null default '{}',
  eligibility            text,
  languages              text[]      not null default '{}',
  interpretation         text,
  districts              text[]      not null default '{}',
  -- How one gets it.
  application_process    text,
  wait_time              text,
  fees_description       text,
  free_of_charge         boolean     not null default false,
  accreditations         text,
  licenses               text,
  -- How much room there is.
  capacity_unit          text,
  capacity_available     integer     check (capacity_available >= 0),
  capacity_maximum       integer     check (capacity_maximum >= 0),
  capacity_description   text,
  capacity_updated_at    timestamptz,
  capacity_updated_by    uuid,
  -- Who may know of it, and of these parts of it; a part is never more open than the whole.
  level                  text        not null check (level in ('PUBLIC', 'MEMBERS', 'SEATS', 'NEVER')),
  description_level      text        not null check (description_level in ('PUBLIC', 'MEMBERS', 'SEATS', 'NEVER')),
  address_level          text        not null check (address_level in ('PUBLIC', 'MEMBERS', 'SEATS', 'NEVER')),
  phones_level           text        not null check (phones_level in ('PUBLIC', 'MEMBERS', 'SEATS', 'NEVER')),
  contacts_level         text        not null check (contacts_level in ('PUBLIC', 'MEMBERS', 'SEATS', 'NEVER')),
  capacity_level         text        not null check (capacity_level in ('PUBLIC', 'MEMBERS', 'SEATS', 'NEVER')),
  assured_on             date,
  assurer_email          text,
  assured_by             uuid,
  review_by              date,
  -- Properties of an imported file that nothing here stands for.
  extra                  jsonb       not null default '{}',
  version                integer     not null default 0,
  created_at             timestamptz not null,
  changed_at             timestamptz not null,
  changed_by             uuid,
  changed_for            uuid,
  primary key (coalition_id, id),
  check (minimum_age <= maximum_age),
  check (capacity_available <= capacity_maximum)
);

create index service_in_order on directory.service (coalition_id, name_th collate "th-x-icu", id);
create index service_by_organization on directory.service (coalition_id, organization_id);

-- Who may know of what only named seats may know.
create table directory.service_grant (
  coalition_id uuid not null,
  service_id   uuid not null,
  -- An organization by its id, or a seat by its key.
  kind         text not null check (kind in ('ORGANIZATION', 'SEAT')),
  grantee      text not null check (grantee <> ''),
  primary key (coalition_id, service_id, kind, grantee),
  foreign key (coalition_id, service_id) references directory.service (coalition_id, id) on delete cascade
);

-- A place where services are given.
create table directory.location (
  coalition_id             uuid    not null,
  id                       uuid    not null,
  organization_id          uuid    not null,
  location_type            text    not null check (location_type in ('PHYSICAL', 'POSTAL', 'VIRTUAL')),
  name_th                  text,
  name_en                  text,
  alternate_name           text,
  description              text,
  transportation           text,
  url                      text,
  latitude                 double precision check (latitude between -90 and 90),
  longitude                double precision check (longitude between -180 and 180),
  external_identifier      text,
  external_identifier_type text,
  district                 text,
  subdistrict              text,
  languages                text[]  not null default '{}',
  accessibility            text,
  accessibility_url        text,
  -- The strictest that any service at it asks for.
  level                    text    not null check (level in ('PUBLIC', 'MEMBERS', 'SEATS', 'NEVER')),
  extra                    jsonb   not null default '{}',
  primary key (coalition_id, id),
  check ((latitude is null) = (longitude is null))
);

create table directory.address (
  coalition_id   uuid    not null,
  id             uuid    not null,
  location_id    uuid    not null,
  position       integer not null,
  attention      text,
  address_1      text    not null,
  address_2      text,
  city           text,
  region         text,
  state_province text,
  postal_code    text,
  country        text    not null default 'TH',
  address_type   text    not null check (address_type in ('PHYSICAL', 'POSTAL', 'VIRTUAL')),
  extra          jsonb   not null default '{}',
  primary key (coalition_id, id),
  foreign key (coalition_id, location_id) references directory.location (coalition_id, id) on delete cascade
);

create table directory.service_at_location (
  coalition_id uuid  not null,
  id           uuid  not null,
  service_id   uuid  not null,
  location_id  uuid  not null,
  description  text,
  extra        jsonb not null default '{}',
  primary key (coalition_id, id),
  unique (coalition_id, service_id, location_id),
  foreign key (coalition_id, service_id) references directory.service (coalition_id, id) on delete cascade,
  foreign key (coalition_id, location_id) references directory.location (coalition_id, id) on delete cascade
);

create index service_at_location_by_location on directory.service_at_location (coalition_id, location_id);

-- A person or desk to speak to; belongs to exactly one of the three.
create table directory.contact (
  coalition_id           uuid    not null,
  id                     uuid    not null,
  service_id             uuid,
  location_id            uuid,
  service_at_location_id uuid,
  position               integer not null,
  name                   text,
  title                  text,
  department             text,
  email                  text,
  extra                  jsonb   not null default '{}',
  primary key (coalition_id, id),
  foreign key (coalition_id, service_id) references directory.service (coalition_id, id) on delete cascade,
  foreign key (coalition_id, location_id) references directory.location (coalition_id, id) on delete cascade,
  foreign key (coalition_id, service_at_location_id)
    references directory.service_at_location (coalition_id, id) on delete cascade,
  check (num_nonnulls(service_id, location_id, service_at_location_id) = 1)
);

create table directory.phone (
  coalition_id           uuid    not null,
  id                     uuid    not null,
  service_id             uuid,
  location_id            uuid,
  service_at_location_id uuid,
  contact_id             uuid,
  position               integer not null,
  number                 text    not null,
  extension              text,
  type                   text,
  description            text,
  languages              text[]  not null default '{}',
  extra                  jsonb   not null default '{}',
  primary key (coalition_id, id),
  foreign key (coalition_id, service_id) references directory.service (coalition_id, id) on delete cascade,
  foreign key (coalition_id, location_id) references directory.location (coalition_id, id) on delete cascade,
  foreign key (coalition_id, service_at_location_id)
    references directory.service_at_location (coalition_id, id) on delete cascade,
  foreign key (coalition_id, contact_id) references directory.contact (coalition_id, id) on delete cascade,
  check (num_nonnulls(service_id, location_id, service_at_location_id, contact_id) = 1)
);

-- Opening times by the parts of RFC 5545.
create table directory.schedule (
  coalition_id           uuid    not null,
  id                     uuid    not null,
  service_id             uuid,
  location_id            uuid,
  service_at_location_id uuid,
  position               integer not null,
  -- None of a schedule that stands elsewhere (schedule_link) or in words only (description).
  freq                   text    check (freq in ('WEEKLY', 'MONTHLY')),
  interval               integer not null default 1,
  wkst                   text    not null default 'MO',
  byday                  text[]  not null default '{}',
  bymonthday             integer[] not null default '{}',
  byweekno               text,
  byyearday              text,
  dtstart                date,
  until                  date,
  count                  integer,
  valid_from             date,
  valid_to               date,
  opens_at               time,
  closes_at              time,
  timezone               numeric,
  closed_on_holidays     boolean not null default false,
  description            text,
  notes                  text,
  schedule_link          text,
  attending_type         text,
  extra                  jsonb   not null default '{}',
  primary key (coalition_id, id),
  foreign key (coalition_id, service_id) references directory.service (coalition_id, id) on delete cascade,
  foreign key (coalition_id, location_id) references directory.location (coalition_id, id) on delete cascade,
  foreign key (coalition_id, service_at_location_id)
    references directory.service_at_location (coalition_id, id) on delete cascade,
  check (num_nonnulls(service_id, location_id, service_at_location_id) = 1)
);

create index contact_of_service on directory.contact (coalition_id, service_id) where service_id is not null;
create index contact_of_location on directory.contact (coalition_id, location_id) where location_id is not null;
create index contact_of_service_at_location on directory.contact (coalition_id, service_at_location_id) where service_at_location_id is not null;
create index phone_of_service on directory.phone (coalition_id, service_id) where service_id is not null;
create index phone_of_location on directory.phone (coalition_id, location_id) where location_id is not null;
create index phone_of_service_at_location on directory.phone (coalition_id, service_at_location_id) where service_at_location_id is not null;
create index schedule_of_service on directory.schedule (coalition_id, service_id) where service_id is not null;
create index schedule_of_location on directory.schedule (coalition_id, location_id) where location_id is not null;
create index schedule_of_service_at_location on directory.schedule (coalition_id, service_at_location_id) where service_at_location_id is not null;
create index phone_of_contact on directory.phone (coalition_id, contact_id) where contact_id is not null;

create table directory.required_document (
  coalition_id uuid    not null,
  id           uuid    not null,
  service_id   uuid    not null,
  position     integer not null,
  document     text    not null,
  uri          text,
  extra        jsonb   not null default '{}',
  primary key (coalition_id, id),
  foreign key (coalition_id, service_id) references directory.service (coalition_id, id) on delete cascade
);

create index required_document_of_service on directory.required_document (coalition_id, service_id);
create index address_of_location on directory.address (coalition_id, location_id);

-- What a search looks at, by who may look at it.
create table directory.search (
  coalition_id      uuid     not null,
  service_id        uuid     not null,
  -- What everybody may search who may know of the service; each other part only who may read it.
  words             tsvector not null,
  text              text     not null,
  description_words tsvector not null,
  place_words       tsvector not null,
  primary key (coalition_id, service_id),
  foreign key (coalition_id, service_id) references directory.service (coalition_id, id) on delete cascade
);

alter table directory.service enable row level security;
alter table directory.service force row level security;
create policy coalition on directory.service
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table directory.service_grant enable row level security;
alter table directory.service_grant force row level security;
create policy coalition on directory.service_grant
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table directory.location enable row level security;
alter table directory.location force row level security;
create policy coalition on directory.location
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table directory.address enable row level security;
alter table directory.address force row level security;
create policy coalition on directory.address
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table directory.service_at_location enable row level security;
alter table directory.service_at_location force row level security;
create policy coalition on directory.service_at_location
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table directory.contact enable row level security;
alter table directory.contact force row level security;
create policy coalition on directory.contact
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table directory.phone enable row level security;
alter table directory.phone force row level security;
create policy coalition on directory.phone
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table directory.schedule enable row level security;
alter table directory.schedule force row level security;
create policy coalition on directory.schedule
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table directory.required_document enable row level security;
alter table directory.required_document force row level security;
create policy coalition on directory.required_document
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table directory.search enable row level security;
alter table directory.search force row level security;
create policy coalition on directory.search
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
