-- What is written of a meeting: a draft first, then before the members, then adopted.
create table meeting.minutes (
  coalition_id  uuid        not null,
  meeting_id    uuid        not null,
  state         text        not null check (state in ('DRAFT', 'CIRCULATED', 'ADOPTED')),
  circulated_at timestamptz,
  -- The last day on which members may propose corrections.
  correct_until date,
  adopted_on    date,
  -- The later meeting that adopted them.
  adopted_at    uuid,
  changed_at    timestamptz not null,
  changed_by    uuid,
  changed_for   uuid,
  version       integer     not null default 1,
  primary key (coalition_id, meeting_id),
  foreign key (coalition_id, meeting_id) references meeting.meeting (coalition_id, id),
  check ((state = 'DRAFT') = (circulated_at is null)),
  check ((state = 'DRAFT') = (correct_until is null)),
  check ((state = 'ADOPTED') = (adopted_on is not null)),
  check ((state = 'ADOPTED') = (adopted_at is not null))
);

create index minutes_adopted_at on meeting.minutes (coalition_id, adopted_at);

-- What the secretary has written of an item; as long as there is nothing, what fell stands there.
create table meeting.minutes_text (
  coalition_id uuid        not null,
  item_id      uuid        not null,
  meeting_id   uuid        not null,
  text         text        not null,
  changed_at   timestamptz not null,
  changed_by   uuid,
  changed_for  uuid,
  version      integer     not null default 1,
  primary key (coalition_id, item_id),
  foreign key (coalition_id, item_id) references meeting.item (coalition_id, id)
);

create index minutes_text_of_meeting on meeting.minutes_text (coalition_id, meeting_id);

-- The minutes as members have seen them, each version kept for good with its fingerprint.
create table meeting.minutes_version (
  coalition_id uuid        not null,
  meeting_id   uuid        not null,
  number       integer     not null check (number > 0),
  cause        text        not null check (cause in ('CIRCULATED', 'CORRECTED', 'ADOPTED', 'AMENDED')),
  paper        text        not null,
  fingerprint  text        not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  made_at      timestamptz not null,
  made_by      uuid,
  made_for     uuid,
  primary key (coalition_id, meeting_id, number),
  foreign key (coalition_id, meeting_id) references meeting.minutes (coalition_id, meeting_id)
);

-- What somebody wants to have changed in them, and what came of it.
create table meeting.correction (
  coalition_id uuid        not null,
  id           uuid        not null,
  meeting_id   uuid        not null,
  -- The item it is about; none for who was there, when and where.
  item_id      uuid,
  wanted       text        not null check (wanted <> ''),
  reason       text        not null check (reason <> ''),
  state        text        not null check (state in ('WAITING', 'TAKEN', 'DECLINED', 'WITHDRAWN')),
  answer       text        not null default '',
  -- The decision of a later meeting by which adopted minutes were changed.
  decision_id  uuid,
  proposed_at  timestamptz not null,
  proposed_by  uuid,
  proposed_for uuid,
  answered_at  timestamptz,
  answered_by  uuid,
  answered_for uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, meeting_id) references meeting.minutes (coalition_id, meeting_id),
  foreign key (coalition_id, decision_id) references meeting.decision (coalition_id, id)
);

create index correction_of_meeting on meeting.correction (coalition_id, meeting_id, proposed_at, id);

-- The secret addresses of calendars, one for each person at most; only a hash of it is kept.
create table meeting.feed (
  coalition_id    uuid        not null,
  token_hash      text        not null,
  person_id       uuid        not null,
  -- For which organization that person reads it.
  organization_id uuid        not null,
  issued_at       timestamptz not null,
  revoked_at      timestamptz,
  primary key (coalition_id, token_hash)
);

create unique index feed_of_person on meeting.feed (coalition_id, person_id) where revoked_at is null;

alter table meeting.minutes enable row level security;
alter table meeting.minutes force row level security;
create policy coalition on meeting.minutes
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.minutes_text enable row level security;
alter table meeting.minutes_text force row level security;
create policy coalition on meeting.minutes_text
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.minutes_version enable row level security;
alter table meeting.minutes_version force row level security;
create policy coalition on meeting.minutes_version
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.correction enable row level security;
alter table meeting.correction force row level security;
create policy coalition on meeting.correction
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.feed enable row level security;
alter table meeting.feed force row level security;
create policy coalition on meeting.feed
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
