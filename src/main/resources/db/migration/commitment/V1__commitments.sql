-- A promise: what, by which organization and person, until when, at whose wish, and where it stands.
create table commitment.commitment (
  coalition_id    uuid        not null,
  id              uuid        not null,
  what            text        not null,
  owner           uuid        not null,
  person          uuid,
  due             date        not null,
  state           text        not null check (state in
    ('PROPOSED', 'DATE_ASKED', 'ACCEPTED', 'DELAY_ASKED', 'DONE', 'CONFIRMED', 'DECLINED',
     'TAKEN_BACK')),
  -- Neither confirmed nor taken back; said once more, so that a list of open ones reads no others.
  open            boolean     not null,
  -- The other day that the owner asks for.
  asked_due       date,
  -- Which organization wants it, and who there; none of the two if the coalition itself does.
  asked_by        uuid,
  asked_person    uuid,
  -- Who wrote it down, which makes nobody its owner.
  created_by      uuid,
  created_for     uuid,
  created_at      timestamptz not null,
  source_kind     text,
  source_id       uuid,
  source_part     uuid,
  pillar          uuid,
  objective       uuid,
  -- The day on which it was reported as done.
  done_on         date,
  -- What was done, or why not, in the words of who said it last.
  report          text        not null default '',
  changed_at      timestamptz not null,
  version         integer     not null default 0,
  primary key (coalition_id, id),
  check ((state in ('DATE_ASKED', 'DELAY_ASKED')) = (asked_due is not null)),
  check ((state in ('DONE', 'CONFIRMED')) = (done_on is not null)),
  check (open = (state not in ('CONFIRMED', 'TAKEN_BACK'))),
  check ((source_kind is null) = (source_id is null)),
  check (source_part is null or source_id is not null)
);
-- Every list is read in the order of the days, and most show what is still open.
create index commitment_in_order on commitment.commitment (coalition_id, due, id);
create index commitment_open on commitment.commitment (coalition_id, due, id) where open;
create index commitment_by_state on commitment.commitment (coalition_id, state, due, id);
create index commitment_by_owner on commitment.commitment (coalition_id, owner, due, id);
create index commitment_open_by_owner on commitment.commitment (coalition_id, owner, due, id)
  where open;
create index commitment_by_person on commitment.commitment (coalition_id, person, due, id);
create index commitment_by_asker on commitment.commitment (coalition_id, asked_person, due, id);
create index commitment_by_source on commitment.commitment (coalition_id, source_id);

-- What happened to it, in order; only ever added to.
create table commitment.entry (
  coalition_id  uuid        not null,
  id            uuid        not null,
  commitment_id uuid        not null,
  step          text        not null,
  state         text        not null,
  words         text        not null default '',
  due           date,
  owner         uuid,
  person        uuid,
  by_person     uuid,
  by_owner      uuid,
  at            timestamptz not null,
  number        integer     not null,
  primary key (coalition_id, id),
  unique (coalition_id, commitment_id, number),
  foreign key (coalition_id, commitment_id) references commitment.commitment (coalition_id, id)
);

-- Files that show what was done.
create table commitment.evidence (
  coalition_id  uuid not null,
  file_id       uuid not null,
  commitment_id uuid not null,
  entry_id      uuid not null,
  name          text not null,
  primary key (coalition_id, file_id),
  foreign key (coalition_id, commitment_id) references commitment.commitment (coalition_id, id)
);
create index evidence_by_commitment on commitment.evidence (coalition_id, commitment_id);

-- By which words it is found. One row for each word, since row-level security hands only plain
-- comparisons to an index.
create table commitment.word (
  coalition_id  uuid not null,
  word          text not null,
  commitment_id uuid not null,
  primary key (coalition_id, word, commitment_id),
  foreign key (coalition_id, commitment_id) references commitment.commitment (coalition_id, id)
);

-- Which rung of the ladder was climbed for which day, each once, whatever copy of the application
-- does it.
create table commitment.call (
  coalition_id  uuid        not null,
  commitment_id uuid        not null,
  due           date        not null,
  rung          text        not null,
  called_at     timestamptz not null,
  people        integer     not null,
  primary key (coalition_id, commitment_id, due, rung),
  foreign key (coalition_id, commitment_id) references commitment.commitment (coalition_id, id)
);

alter table commitment.commitment enable row level security;
alter table commitment.commitment force row level security;
create policy coalition on commitment.commitment
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table commitment.entry enable row level security;
alter table commitment.entry force row level security;
create policy coalition on commitment.entry
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table commitment.evidence enable row level security;
alter table commitment.evidence force row level security;
create policy coalition on commitment.evidence
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table commitment.word enable row level security;
alter table commitment.word force row level security;
create policy coalition on commitment.word
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table commitment.call enable row level security;
alter table commitment.call force row level security;
create policy coalition on commitment.call
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

revoke update, delete, truncate on commitment.entry from ${app};
