-- A seat of the multidisciplinary team: what it is for, and whose it is, an organization of the
-- registry or an agency outside of it by name. When it is needed never changes, or what has passed
-- would change with it: such a seat is closed, and another opened.
create table roster.seat (
  coalition_id    uuid        not null,
  id              uuid        not null,
  function        text        not null check (function in
    ('SOCIAL_DEVELOPMENT', 'POLICE', 'SHELTER', 'HOSPITAL', 'LABOUR', 'IMMIGRATION', 'PROSECUTOR',
     'LOCAL_ADMINISTRATION', 'INTERPRETER', 'MEMBER')),
  name_th         text        not null check (name_th <> ''),
  name_en         text,
  organization_id uuid,
  agency_th       text,
  agency_en       text,
  tongues         text[]      not null default '{}',
  phone           text,
  hours           text        not null check (hours in ('ALL_DAY', 'OFFICE_HOURS', 'NIGHTS')),
  day_from        time        not null,
  day_to          time        not null,
  required        boolean     not null,
  opened_at       timestamptz not null,
  closed_at       timestamptz,
  changed_at      timestamptz not null,
  changed_by      uuid,
  changed_for     uuid,
  version         integer     not null default 0,
  primary key (coalition_id, id),
  check (day_from < day_to),
  check ((organization_id is null) = (agency_th is not null)),
  check (closed_at >= opened_at)
);

-- Somebody who serves seats: a person of the coalition, or a named duty person without account.
create table roster.duty_person (
  coalition_id uuid        not null,
  id           uuid        not null,
  person_id    uuid,
  name_th      text        not null check (name_th <> ''),
  name_en      text,
  phone        text,
  tongues      text[]      not null default '{}',
  left_at      timestamptz,
  changed_at   timestamptz not null,
  version      integer     not null default 0,
  primary key (coalition_id, id),
  unique (coalition_id, person_id)
);

-- Who may serve which seat.
create table roster.qualification (
  coalition_id   uuid not null,
  seat_id        uuid not null,
  duty_person_id uuid not null,
  primary key (coalition_id, seat_id, duty_person_id),
  foreign key (coalition_id, seat_id) references roster.seat (coalition_id, id),
  foreign key (coalition_id, duty_person_id) references roster.duty_person (coalition_id, id)
);

-- People who take turns. It counts from when it was recorded, and until it was ended.
create table roster.rotation (
  coalition_id uuid        not null,
  id           uuid        not null,
  seat_id      uuid        not null,
  rhythm       text        not null check (rhythm in ('DAILY', 'WEEKLY')),
  handover     time        not null,
  first_day    date        not null,
  last_day     date,
  turn_order   uuid[]      not null check (cardinality(turn_order) > 0),
  recorded_at  timestamptz not null,
  ended_at     timestamptz,
  primary key (coalition_id, id),
  foreign key (coalition_id, seat_id) references roster.seat (coalition_id, id),
  check (last_day >= first_day)
);

-- Somebody else than planned, for a while.
create table roster.override (
  coalition_id   uuid        not null,
  id             uuid        not null,
  seat_id        uuid        not null,
  starts_at      timestamptz not null,
  ends_at        timestamptz not null,
  duty_person_id uuid        not null,
  reason         text        not null check (reason in ('SWAP', 'STAND_IN', 'CORRECTION')),
  note           text,
  recorded_at    timestamptz not null,
  recorded_by    uuid,
  withdrawn_at   timestamptz,
  primary key (coalition_id, id),
  foreign key (coalition_id, seat_id) references roster.seat (coalition_id, id),
  foreign key (coalition_id, duty_person_id) references roster.duty_person (coalition_id, id),
  check (ends_at > starts_at)
);
create index override_by_time on roster.override (coalition_id, ends_at);

-- The roster of one month: drafted, adjusted, published as a version with a number; under an order
-- of the governor, which is a number, a day and a file. A new order makes a new version.
create table roster.edition (
  coalition_id    uuid        not null,
  id              uuid        not null,
  month           date        not null check (extract(day from month) = 1),
  state           text        not null check (state in
    ('QUEUED', 'DRAFT', 'PUBLISHED', 'REPLACED', 'DISCARDED', 'FAILED')),
  seed            bigint      not null,
  nights_per_week integer     not null check (nights_per_week between 1 and 7),
  progress        integer     not null default 0 check (progress between 0 and 100),
  score           text,
  number          integer,
  made_at         timestamptz not null,
  made_by         uuid,
  published_at    timestamptz,
  replaced_at     timestamptz,
  order_number    text,
  order_date      date,
  order_file_id   uuid,
  order_file_name text,
  version         integer     not null default 0,
  primary key (coalition_id, id),
  unique (coalition_id, number),
  check ((number is null) = (published_at is null)),
  check ((order_number is null) = (order_date is null)),
  check ((order_number is null) = (order_file_id is null))
);
create index edition_by_month on roster.edition (coalition_id, month);
create unique index edition_published on roster.edition (coalition_id, month)
  where state = 'PUBLISHED';

-- Who serves which shift by an edition.
create table roster.assignment (
  coalition_id   uuid        not null,
  edition_id     uuid        not null,
  seat_id        uuid        not null,
  starts_at      timestamptz not null,
  ends_at        timestamptz not null,
  day            date        not null,
  night          boolean     not null,
  duty_person_id uuid,
  by_hand        boolean     not null default false,
  primary key (coalition_id, edition_id, seat_id, starts_at),
  foreign key (coalition_id, edition_id) references roster.edition (coalition_id, id),
  foreign key (coalition_id, seat_id) references roster.seat (coalition_id, id),
  foreign key (coalition_id, duty_person_id) references roster.duty_person (coalition_id, id),
  check (ends_at > starts_at)
);

-- When somebody is away, or would rather or rather not be on duty. Why is nobody's business.
create table roster.availability (
  coalition_id   uuid        not null,
  id             uuid        not null,
  duty_person_id uuid        not null,
  kind           text        not null check (kind in ('LEAVE', 'RATHER_NOT', 'GLADLY')),
  first_day      date        not null,
  last_day       date        not null,
  recorded_at    timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, duty_person_id) references roster.duty_person (coalition_id, id),
  check (last_day >= first_day)
);
create index availability_by_person on roster.availability (coalition_id, duty_person_id);

-- One asks another, or anybody who may serve that seat, to take a shift; perhaps for one in return.
create table roster.swap (
  coalition_id     uuid        not null,
  id               uuid        not null,
  seat_id          uuid        not null,
  starts_at        timestamptz not null,
  ends_at          timestamptz not null,
  offered_by       uuid        not null,
  offered_to       uuid,
  return_seat_id   uuid,
  return_starts_at timestamptz,
  return_ends_at   timestamptz,
  state            text        not null check (state in
    ('OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  taken_by         uuid,
  offered_at       timestamptz not null,
  answered_at      timestamptz,
  primary key (coalition_id, id),
  foreign key (coalition_id, seat_id) references roster.seat (coalition_id, id),
  foreign key (coalition_id, return_seat_id) references roster.seat (coalition_id, id),
  foreign key (coalition_id, offered_by) references roster.duty_person (coalition_id, id),
  foreign key (coalition_id, offered_to) references roster.duty_person (coalition_id, id),
  foreign key (coalition_id, taken_by) references roster.duty_person (coalition_id, id),
  check (offered_to is null or offered_to <> offered_by),
  check ((state = 'ACCEPTED') = (taken_by is not null)),
  check (return_seat_id is null or offered_to is not null)
);
create unique index swap_open on roster.swap (coalition_id, seat_id, starts_at)
  where state = 'OFFERED';

-- The secret address of somebody's calendar; only a hash of it is kept.
create table roster.feed (
  coalition_id   uuid        not null,
  token_hash     text        not null,
  duty_person_id uuid        not null,
  issued_at      timestamptz not null,
  revoked_at     timestamptz,
  primary key (coalition_id, token_hash),
  foreign key (coalition_id, duty_person_id) references roster.duty_person (coalition_id, id)
);

-- Which reminders went out, each once.
create table roster.reminder (
  coalition_id uuid        not null,
  occasion     text        not null,
  sent_at      timestamptz not null,
  recipients   integer     not null,
  primary key (coalition_id, occasion)
);

-- That there was a roster before Prasan, as far as it is publicly known.
create table roster.known_roster (
  coalition_id uuid not null,
  id           uuid not null,
  text_th      text not null check (text_th <> ''),
  text_en      text,
  about        text not null,
  primary key (coalition_id, id)
);

alter table roster.seat enable row level security;
alter table roster.seat force row level security;
create policy coalition on roster.seat
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.duty_person enable row level security;
alter table roster.duty_person force row level security;
create policy coalition on roster.duty_person
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.qualification enable row level security;
alter table roster.qualification force row level security;
create policy coalition on roster.qualification
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.rotation enable row level security;
alter table roster.rotation force row level security;
create policy coalition on roster.rotation
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.override enable row level security;
alter table roster.override force row level security;
create policy coalition on roster.override
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.edition enable row level security;
alter table roster.edition force row level security;
create policy coalition on roster.edition
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.assignment enable row level security;
alter table roster.assignment force row level security;
create policy coalition on roster.assignment
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.availability enable row level security;
alter table roster.availability force row level security;
create policy coalition on roster.availability
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.swap enable row level security;
alter table roster.swap force row level security;
create policy coalition on roster.swap
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.feed enable row level security;
alter table roster.feed force row level security;
create policy coalition on roster.feed
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.reminder enable row level security;
alter table roster.reminder force row level security;
create policy coalition on roster.reminder
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table roster.known_roster enable row level security;
alter table roster.known_roster force row level security;
create policy coalition on roster.known_roster
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
