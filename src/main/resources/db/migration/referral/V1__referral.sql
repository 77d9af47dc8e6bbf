-- A referral of a client from one organization to a duty seat of another. Words are sealed: what is
-- talked about it under a key that both sides have once it is offered, the client's details under a
-- second one that the receiver has from acceptance on. In clear stand the codes of the triage card.
create table referral.referral (
  coalition_id   uuid        not null,
  id             uuid        not null,
  code           text        not null,
  sender_id      uuid        not null,
  receiver_id    uuid        not null,
  seat_id        uuid        not null,
  service_id     uuid,
  client_id      uuid        not null,
  talk_key       uuid        not null,
  details_key    uuid        not null,
  state          text        not null,
  escalated_from text,
  offered        boolean     not null default false,
  urgency        text        not null,
  needs          text[]      not null,
  district       text,
  age_band       text        not null,
  sex            text,
  languages      text[]      not null,
  safety_flags   text[]      not null,
  groups         text[]      not null,
  reason         bytea,
  epoch          integer     not null default 1,
  version        integer     not null default 0,
  written_at     timestamptz not null,
  written_by     uuid        not null,
  changed_at     timestamptz not null,
  next_call      timestamptz,
  primary key (coalition_id, id),
  unique (coalition_id, code),
  check ((state = 'ESCALATED') = (escalated_from is not null))
);

create index referral_sent on referral.referral
  (coalition_id, sender_id, written_at desc, id desc);
create index referral_of_client on referral.referral (coalition_id, client_id);
create index referral_called on referral.referral (coalition_id, next_call)
  where next_call is not null;
create index referral_to_review on referral.referral (coalition_id, changed_at desc)
  where state in ('ESCALATED', 'DISPUTED');

-- The seats to which it was addressed, one after the other, each with what became of it there. Of a
-- seat that gave it up nothing but this row is left to see. The details are as they were sent: what
-- changes in the client's file afterwards does not change them.
create table referral.address (
  coalition_id uuid        not null,
  referral_id  uuid        not null,
  epoch        integer     not null,
  code         text        not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  seat_id      uuid        not null,
  state        text        not null,
  offered_at   timestamptz,
  details      bytea,
  fingerprint  bytea,
  primary key (coalition_id, referral_id, epoch),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id),
  check ((offered_at is null) or (details is not null and fingerprint is not null))
);

create index address_inbox on referral.address
  (coalition_id, receiver_id, seat_id, offered_at desc, referral_id desc)
  where offered_at is not null;

-- What the client, or whoever may speak for the client, agreed to share with one seat.
create table referral.consent (
  coalition_id uuid        not null,
  id           uuid        not null,
  referral_id  uuid        not null,
  epoch        integer     not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  seat_id      uuid        not null,
  groups       text[]      not null,
  purpose      text        not null,
  basis        text        not null,
  language     text        not null,
  interpreter  text        not null,
  explained_by uuid        not null,
  given_by     text        not null,
  form         text        not null,
  guardian     bytea,
  valid_until  date        not null,
  given_at     timestamptz not null,
  withdrawn_at timestamptz,
  ended_at     timestamptz,
  primary key (coalition_id, id),
  unique (coalition_id, referral_id, epoch),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id)
);

create index consent_ending on referral.consent (coalition_id, valid_until) where ended_at is null;

-- What happened with a referral, one after the other; nothing in it is ever changed.
create table referral.entry (
  coalition_id uuid        not null,
  id           uuid        not null,
  referral_id  uuid        not null,
  epoch        integer     not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  what         text        not null,
  state        text        not null,
  party        text        not null,
  reason       text,
  words        bytea,
  suggested    uuid,
  person_id    uuid,
  acted_for    uuid,
  happened_at  timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id)
);

create index entry_of_referral on referral.entry (coalition_id, referral_id, happened_at, id);

-- What the two sides write to each other about a referral.
create table referral.message (
  coalition_id uuid        not null,
  id           uuid        not null,
  referral_id  uuid        not null,
  epoch        integer     not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  words        bytea       not null,
  person_id    uuid        not null,
  acted_for    uuid        not null,
  written_at   timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id)
);

create index message_of_referral on referral.message
  (coalition_id, referral_id, written_at, id);

-- Who opened the details, for the client to know.
create table referral.look (
  coalition_id uuid        not null,
  id           uuid        not null,
  referral_id  uuid        not null,
  epoch        integer     not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  person_id    uuid        not null,
  acted_for    uuid        not null,
  looked_at    timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id)
);

create index look_of_referral on referral.look (coalition_id, referral_id, looked_at, id);

-- Whom a clock has called, so that nobody is called twice for the same.
create table referral.call (
  coalition_id uuid        not null,
  referral_id  uuid        not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  clock        text        not null,
  started_at   timestamptz not null,
  rung         text        not null,
  called_at    timestamptz not null,
  people       integer     not null,
  primary key (coalition_id, referral_id, clock, started_at, rung),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id)
);

revoke delete, truncate on referral.referral, referral.address, referral.consent from ${app};
revoke update, delete, truncate on referral.entry, referral.message, referral.look from ${app};

alter table referral.referral enable row level security;
alter table referral.referral force row level security;
create policy coalition on referral.referral
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table referral.address enable row level security;
alter table referral.address force row level security;
create policy coalition on referral.address
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table referral.consent enable row level security;
alter table referral.consent force row level security;
create policy coalition on referral.consent
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table referral.entry enable row level security;
alter table referral.entry force row level security;
create policy coalition on referral.entry
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table referral.message enable row level security;
alter table referral.message force row level security;
create policy coalition on referral.message
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table referral.look enable row level security;
alter table referral.look force row level security;
create policy coalition on referral.look
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table referral.call enable row level security;
alter table referral.call force row level security;
create policy coalition on referral.call
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- The second wall: rows are there for the two sides, and for the receiver as the seat it was addressed
-- to at that time. The nil id is the product itself. Without a coalition, as in a backup, the
-- policies above decide alone.
create policy party on referral.referral as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on referral.address as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on referral.consent as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on referral.entry as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on referral.message as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on referral.look as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on referral.call as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
