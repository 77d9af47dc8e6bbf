-- What a person is told: a sentence of some kind, what it names, and where it leads.
create table notification.notice (
  coalition_id  uuid        not null,
  id            uuid        not null,
  person_id     uuid        not null,
  topic         text        not null,
  kind          text        not null,
  arguments     text[]      not null,
  path          text        not null,
  dedupe        text        collate "C" not null,
  way           text        not null check (way in ('NOW', 'DIGEST', 'OFF')),
  told_at       timestamptz not null,
  read_at       timestamptz,
  done_at       timestamptz,
  letter_id     uuid,
  tap_action    text,
  tap_subject   uuid,
  tap_answers   text[],
  tap_until     timestamptz,
  tapped_at     timestamptz,
  tapped_answer text,
  primary key (coalition_id, id),
  unique (coalition_id, person_id, dedupe),
  check ((tap_action is null) = (tap_subject is null)
    and (tap_action is null) = (tap_answers is null)
    and (tap_action is null) = (tap_until is null)),
  check ((tapped_at is null) = (tapped_answer is null))
);
create index notice_inbox on notification.notice (coalition_id, person_id, told_at desc, id desc);
create index notice_unread on notification.notice (coalition_id, person_id)
  where read_at is null and done_at is null;
create index notice_by_matter on notification.notice (coalition_id, dedupe) where done_at is null;
create index notice_by_letter on notification.notice (coalition_id, letter_id)
  where letter_id is not null;
create index notice_by_time on notification.notice (coalition_id, told_at);

-- What a person has chosen for a topic, and for all of them.
create table notification.wish (
  coalition_id uuid not null,
  person_id    uuid not null,
  topic        text not null,
  way          text not null check (way in ('NOW', 'DIGEST', 'OFF')),
  primary key (coalition_id, person_id, topic)
);
create table notification.habit (
  coalition_id uuid     not null,
  person_id    uuid     not null,
  mails        boolean  not null,
  quiet_from   time,
  quiet_to     time,
  digest_hour  smallint not null check (digest_hour between 0 and 23),
  primary key (coalition_id, person_id),
  check ((quiet_from is null) = (quiet_to is null)),
  check (quiet_from <> quiet_to)
);

-- On which day a person's digest was last begun: whoever writes the day first makes it.
create table notification.digest (
  coalition_id uuid not null,
  person_id    uuid not null,
  last_on      date not null,
  primary key (coalition_id, person_id)
);

-- E-mails with notices. They are put together when they leave, and nothing of their text stays.
create table notification.letter (
  coalition_id uuid        not null,
  id           uuid        not null,
  person_id    uuid        not null,
  kind         text        not null check (kind in ('NOTICES', 'DIGEST')),
  state        text        not null check (state in
    ('WRITTEN', 'SENT', 'FAILED', 'GIVEN_UP', 'NEEDLESS')),
  problem      text        check (problem in ('ADDRESS', 'SERVER')),
  tries        integer     not null default 0,
  things       integer     not null default 0,
  written_at   timestamptz not null,
  tried_at     timestamptz,
  sent_at      timestamptz,
  primary key (coalition_id, id)
);
create index letter_by_time on notification.letter (coalition_id, written_at desc, id desc);
create index letter_by_person on notification.letter
  (coalition_id, person_id, written_at desc, id desc);

-- What is to be sent, and when: a notice that waits to be put into a letter with others, or a
-- letter. One queue for one sender, without content.
create table notification.queue (
  id           uuid        primary key,
  coalition_id uuid        not null,
  person_id    uuid        not null,
  letter       boolean     not null,
  due_at       timestamptz not null
);
create index queue_by_time on notification.queue (due_at);
create index queue_by_person on notification.queue (coalition_id, person_id);

alter table notification.notice enable row level security;
alter table notification.notice force row level security;
create policy coalition on notification.notice
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table notification.wish enable row level security;
alter table notification.wish force row level security;
create policy coalition on notification.wish
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table notification.habit enable row level security;
alter table notification.habit force row level security;
create policy coalition on notification.habit
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table notification.digest enable row level security;
alter table notification.digest force row level security;
create policy coalition on notification.digest
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table notification.letter enable row level security;
alter table notification.letter force row level security;
create policy coalition on notification.letter
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
