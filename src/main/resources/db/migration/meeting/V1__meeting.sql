-- How meetings of a kind go; what the coalition has not changed is as the product brings it.
create table meeting.template (
  coalition_id  uuid        not null,
  kind          text        not null check (kind in ('QUARTERLY', 'COORDINATION', 'STEERING', 'GENERAL')),
  minutes       integer     not null check (minutes between 15 and 1440),
  heading_kinds text[]      not null,
  headings_th   text[]      not null,
  headings_en   text[]      not null,
  changed_at    timestamptz not null,
  changed_by    uuid,
  changed_for   uuid,
  version       integer     not null default 1,
  primary key (coalition_id, kind),
  check (cardinality(heading_kinds) between 1 and 20),
  check (cardinality(headings_th) = cardinality(heading_kinds)),
  check (cardinality(headings_en) = cardinality(heading_kinds))
);

-- Meetings that come back under the same name.
create table meeting.series (
  coalition_id uuid        not null,
  id           uuid        not null,
  kind         text        not null check (kind in ('QUARTERLY', 'COORDINATION', 'STEERING', 'GENERAL')),
  name_th      text        not null check (name_th <> ''),
  name_en      text,
  -- The organ whose seats are invited and counted; none for all member organizations.
  organ_id     uuid,
  pillar_id    uuid,
  -- Every so many months or weeks on such a day, counted from the first day; none if by appointment.
  frequency    text        check (frequency in ('WEEKLY', 'MONTHLY')),
  every        integer     not null default 1 check (every between 1 and 99),
  by_day       text,
  first_on     date        not null,
  starts_at    time        not null,
  minutes      integer     not null check (minutes between 15 and 1440),
  place        text        not null,
  link         text        not null,
  chair        uuid,
  secretary    uuid,
  -- How long after a meeting its outcomes may still be typed.
  window_hours integer     not null check (window_hours between 1 and 720),
  ended        boolean     not null default false,
  changed_at   timestamptz not null,
  changed_by   uuid,
  changed_for  uuid,
  version      integer     not null default 1,
  primary key (coalition_id, id)
);

create table meeting.meeting (
  coalition_id  uuid        not null,
  id            uuid        not null,
  series_id     uuid        not null,
  -- The how-manieth of its year of the Buddhist Era; given when it opens.
  number        integer     check (number > 0),
  year          integer,
  held_on       date        not null,
  starts_at     time        not null,
  minutes       integer     not null check (minutes between 15 and 1440),
  place         text        not null,
  link          text        not null,
  chair         uuid,
  secretary     uuid,
  heading_kinds text[]      not null,
  headings_th   text[]      not null,
  headings_en   text[]      not null,
  state         text        not null check (state in ('DRAFT', 'OPEN', 'IN_PROGRESS', 'CLOSED', 'CANCELLED')),
  invited_at    timestamptz,
  opened_at     timestamptz,
  started_at    timestamptz,
  closed_at     timestamptz,
  -- Until when what fell may still be typed after it closed.
  window_until  timestamptz,
  -- What the quorum was when it closed: so many of so many were there; needed is none without a rule.
  entitled      integer,
  present       integer,
  needed        integer,
  cancelled_why text,
  -- What is talked about now, and since when.
  item_id       uuid,
  item_since    timestamptz,
  -- Part of the address behind the square that people scan at the door.
  door          text        not null,
  changed_at    timestamptz not null,
  changed_by    uuid,
  changed_for   uuid,
  version       integer     not null default 1,
  primary key (coalition_id, id),
  unique (coalition_id, series_id, year, number),
  foreign key (coalition_id, series_id) references meeting.series (coalition_id, id),
  check ((number is null) = (year is null))
);

create index meeting_by_day on meeting.meeting (coalition_id, held_on, id);
create index meeting_of_series on meeting.meeting (coalition_id, series_id, held_on);

-- What is to be talked about.
create table meeting.item (
  coalition_id           uuid        not null,
  id                     uuid        not null,
  meeting_id             uuid        not null,
  -- Which of the meeting's headings it stands under, from 1.
  heading                integer     not null check (heading between 1 and 20),
  position               integer     not null,
  title                  text        not null check (title <> ''),
  detail                 text        not null,
  minutes                integer     not null check (minutes between 0 and 1440),
  presenter_organization uuid,
  presenter              text        not null,
  -- The item of another meeting that was moved or copied here.
  from_item              uuid,
  from_meeting           uuid,
  -- Where it went on, when it was moved to the next meeting.
  moved_to               uuid,
  changed_at             timestamptz not null,
  changed_by             uuid,
  changed_for            uuid,
  version                integer     not null default 1,
  primary key (coalition_id, id),
  foreign key (coalition_id, meeting_id) references meeting.meeting (coalition_id, id)
);

create index item_of_meeting on meeting.item (coalition_id, meeting_id, heading, position);

create table meeting.paper (
  coalition_id uuid        not null,
  id           uuid        not null,
  meeting_id   uuid        not null,
  item_id      uuid        not null,
  file_id      uuid        not null,
  name         text        not null,
  added_at     timestamptz not null,
  added_by     uuid,
  added_for    uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, item_id) references meeting.item (coalition_id, id)
);

create index paper_of_meeting on meeting.paper (coalition_id, meeting_id);
create index paper_of_file on meeting.paper (coalition_id, file_id);

-- What members would like to have talked about: in a series, or at one of its meetings.
create table meeting.proposal (
  coalition_id uuid        not null,
  id           uuid        not null,
  series_id    uuid        not null,
  meeting_id   uuid,
  heading_kind text        not null check (heading_kind in
    ('INFORM', 'MINUTES', 'ARISING', 'INFORMATION', 'CONSIDERATION', 'OTHER')),
  title        text        not null check (title <> ''),
  why          text        not null,
  minutes      integer     not null check (minutes between 1 and 480),
  file_id      uuid,
  file_name    text,
  state        text        not null check (state in
    ('WAITING', 'TAKEN', 'DEFERRED', 'DECLINED', 'WITHDRAWN')),
  reason       text        not null default '',
  item_id      uuid,
  proposed_at  timestamptz not null,
  proposed_by  uuid,
  proposed_for uuid,
  decided_at   timestamptz,
  decided_by   uuid,
  decided_for  uuid,
  version      integer     not null default 1,
  primary key (coalition_id, id),
  foreign key (coalition_id, series_id) references meeting.series (coalition_id, id),
  check ((state = 'TAKEN') = (item_id is not null))
);

create index proposal_by_age on meeting.proposal (coalition_id, proposed_at, id);
create index proposal_of_file on meeting.proposal (coalition_id, file_id);

-- What an invited organization has answered.
create table meeting.answer (
  coalition_id    uuid        not null,
  meeting_id      uuid        not null,
  organization_id uuid        not null,
  answer          text        not null check (answer in ('YES', 'NO', 'SUBSTITUTE')),
  -- Who comes instead.
  substitute      text        not null default '',
  note            text        not null default '',
  answered_at     timestamptz not null,
  answered_by     uuid,
  primary key (coalition_id, meeting_id, organization_id),
  foreign key (coalition_id, meeting_id) references meeting.meeting (coalition_id, id),
  check ((answer = 'SUBSTITUTE') = (substitute <> ''))
);

-- Who was there: for an organization that counts, or as a guest.
create table meeting.attendance (
  coalition_id    uuid        not null,
  id              uuid        not null,
  meeting_id      uuid        not null,
  organization_id uuid,
  person_id       uuid,
  name            text        not null check (name <> ''),
  -- Where somebody comes from who is a guest, or which position that person has.
  position        text        not null default '',
  kind            text        not null check (kind in ('MEMBER', 'SUBSTITUTE', 'GUEST')),
  -- For whom a substitute came.
  instead_of      text        not null default '',
  way             text        not null check (way in ('LIST', 'DOOR', 'SELF')),
  arrived_at      timestamptz not null,
  recorded_by     uuid,
  primary key (coalition_id, id),
  unique (coalition_id, meeting_id, person_id),
  foreign key (coalition_id, meeting_id) references meeting.meeting (coalition_id, id),
  check (kind = 'GUEST' or organization_id is not null)
);

create index attendance_of_meeting on meeting.attendance (coalition_id, meeting_id);

-- The last number given to a decision of a year; counted here so that no number is left out.
create table meeting.decision_number (
  coalition_id uuid    not null,
  year         integer not null,
  last         integer not null,
  primary key (coalition_id, year)
);

-- What a coalition has decided.
create table meeting.decision (
  coalition_id uuid        not null,
  id           uuid        not null,
  year         integer     not null,
  number       integer     not null check (number > 0),
  meeting_id   uuid        not null,
  item_id      uuid        not null,
  decided_on   date        not null,
  text         text        not null check (text <> ''),
  proposer     uuid,
  seconder     uuid,
  way          text        not null check (way in ('CONSENSUS', 'VOTE')),
  -- Noted without a quorum, and so not valid before a meeting with one confirms it; or taken back.
  standing     text        not null check (standing in ('VALID', 'AWAITING', 'WITHDRAWN')),
  why          text        not null default '',
  organ_id     uuid,
  pillar_id    uuid,
  words        tsvector    not null,
  plain        text        not null,
  changed_at   timestamptz not null,
  changed_by   uuid,
  changed_for  uuid,
  version      integer     not null default 1,
  primary key (coalition_id, id),
  unique (coalition_id, year, number),
  foreign key (coalition_id, item_id) references meeting.item (coalition_id, id)
);

create index decision_by_day on meeting.decision (coalition_id, decided_on, number, id);
create index decision_of_meeting on meeting.decision (coalition_id, meeting_id);

-- What an organization said to a decision, one organization one voice.
create table meeting.voice (
  coalition_id    uuid not null,
  decision_id     uuid not null,
  organization_id uuid not null,
  voice           text not null check (voice in ('YES', 'NO', 'ABSTAIN', 'OBJECTS')),
  reason          text not null default '',
  primary key (coalition_id, decision_id, organization_id),
  foreign key (coalition_id, decision_id) references meeting.decision (coalition_id, id)
);

-- What a later decision does with an earlier one.
create table meeting.decision_link (
  coalition_id uuid        not null,
  later_id     uuid        not null,
  earlier_id   uuid        not null,
  kind         text        not null check (kind in ('SUPERSEDES', 'IMPLEMENTS', 'REPEALS', 'CONFIRMS')),
  linked_at    timestamptz not null,
  linked_by    uuid,
  primary key (coalition_id, later_id, earlier_id),
  foreign key (coalition_id, later_id) references meeting.decision (coalition_id, id),
  foreign key (coalition_id, earlier_id) references meeting.decision (coalition_id, id),
  check (later_id <> earlier_id)
);

create index decision_link_of_earlier on meeting.decision_link (coalition_id, earlier_id);

-- What came of an item, in the order in which it fell.
create table meeting.outcome (
  coalition_id  uuid        not null,
  id            uuid        not null,
  meeting_id    uuid        not null,
  item_id       uuid        not null,
  position      integer     not null,
  kind          text        not null check (kind in ('INFORMATION', 'DECISION', 'COMMITMENT')),
  -- The words of a piece of information; those of decisions and commitments stand with these.
  text          text        not null,
  decision_id   uuid,
  commitment_id uuid,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  recorded_for  uuid,
  version       integer     not null default 1,
  primary key (coalition_id, id),
  foreign key (coalition_id, item_id) references meeting.item (coalition_id, id),
  foreign key (coalition_id, decision_id) references meeting.decision (coalition_id, id),
  check ((kind = 'DECISION') = (decision_id is not null)),
  check ((kind = 'COMMITMENT') = (commitment_id is not null))
);

create index outcome_of_meeting on meeting.outcome (coalition_id, meeting_id, item_id, position);

alter table meeting.template enable row level security;
alter table meeting.template force row level security;
create policy coalition on meeting.template
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.series enable row level security;
alter table meeting.series force row level security;
create policy coalition on meeting.series
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.meeting enable row level security;
alter table meeting.meeting force row level security;
create policy coalition on meeting.meeting
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.item enable row level security;
alter table meeting.item force row level security;
create policy coalition on meeting.item
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.paper enable row level security;
alter table meeting.paper force row level security;
create policy coalition on meeting.paper
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.proposal enable row level security;
alter table meeting.proposal force row level security;
create policy coalition on meeting.proposal
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.answer enable row level security;
alter table meeting.answer force row level security;
create policy coalition on meeting.answer
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.attendance enable row level security;
alter table meeting.attendance force row level security;
create policy coalition on meeting.attendance
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.decision_number enable row level security;
alter table meeting.decision_number force row level security;
create policy coalition on meeting.decision_number
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.decision enable row level security;
alter table meeting.decision force row level security;
create policy coalition on meeting.decision
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.voice enable row level security;
alter table meeting.voice force row level security;
create policy coalition on meeting.voice
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.decision_link enable row level security;
alter table meeting.decision_link force row level security;
create policy coalition on meeting.decision_link
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table meeting.outcome enable row level security;
alter table meeting.outcome force row level security;
create policy coalition on meeting.outcome
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
