-- An organization's wish to belong to the coalition, from the first line written to membership. That it is
-- endorsed is not stored: it follows from the answers counted here and from the closing day.
create table admission.application (
  coalition_id       uuid        not null,
  id                 uuid        not null,
  reference          text        not null check (reference <> ''),
  state              text        not null check (state in ('DRAFT', 'SUBMITTED', 'INCOMPLETE',
    'DOCUMENTS_COMPLETE', 'SCREENED', 'ADMITTED', 'REFUSED', 'SIGNED', 'ACTIVE', 'WITHDRAWN')),
  name_th            text        not null check (name_th <> ''),
  name_en            text,
  -- The Thai name as a search compares it, by which an organization is known that applies twice.
  name_key           text        not null,
  organization_id    uuid,
  -- What the applicant tells, contact person included.
  told               jsonb       not null,
  -- The screening criteria in force on the day of submission.
  criteria           jsonb       not null default '[]',
  language           text        not null check (language in ('th', 'en')),
  started_at         timestamptz not null,
  submitted_at       timestamptz,
  consented_at       timestamptz,
  sorts_at           timestamptz not null,
  state_since        timestamptz not null,
  due_on             date,
  invited_by         uuid,
  late_reason        text,
  late_by            uuid,
  reviewers_needed   integer     not null default 2 check (reviewers_needed > 0),
  asked              integer     not null default 0,
  answered           integer     not null default 0,
  endorsed           integer     not null default 0,
  needed             integer,
  opened_on          date,
  closes_on          date,
  decision_reference text,
  decided_on         date,
  decision_reason    text,
  override_reason    text,
  reapply_from       date,
  waits_for_answer   boolean     not null default false,
  primary key (coalition_id, id),
  unique (coalition_id, reference),
  check ((opened_on is null) = (closes_on is null) and (opened_on is null) = (needed is null)),
  check ((decided_on is null) = (decision_reference is null)),
  check (state <> 'REFUSED' or decision_reason <> '')
);
create index application_in_order on admission.application (coalition_id, sorts_at desc, id desc);
-- An organization has one application under way at a time, however often it is sent.
create unique index application_under_way on admission.application (coalition_id, name_key)
  where state in ('SUBMITTED', 'INCOMPLETE', 'DOCUMENTS_COMPLETE', 'SCREENED', 'ADMITTED', 'SIGNED');

-- Links by which an applicant reaches the application without an account; only a hash of each is kept.
create table admission.link (
  coalition_id   uuid        not null,
  token_hash     text        not null check (token_hash <> ''),
  application_id uuid        not null,
  made_at        timestamptz not null,
  primary key (coalition_id, token_hash),
  foreign key (coalition_id, application_id) references admission.application (coalition_id, id)
);
create index link_by_application on admission.link (coalition_id, application_id);

-- A file that proves one of the things the coalition asks for.
create table admission.paper (
  coalition_id   uuid        not null,
  id             uuid        not null,
  application_id uuid        not null,
  -- What it proves, in the words of the rule.
  requirement_th text        not null check (requirement_th <> ''),
  requirement_en text,
  file_id        uuid        not null,
  file_name      text        not null check (file_name <> ''),
  size           bigint      not null check (size > 0),
  expires        date,
  added_at       timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, application_id) references admission.application (coalition_id, id)
);
create index paper_by_application on admission.paper (coalition_id, application_id, added_at);
create index paper_by_file on admission.paper (coalition_id, file_id);

-- What one reviewer declared and, without a conflict of interest, how that reviewer scored.
create table admission.review (
  coalition_id    uuid        not null,
  application_id  uuid        not null,
  person_id       uuid        not null,
  organization_id uuid,
  conflict        boolean     not null,
  conflict_note   text        not null default '',
  declared_at     timestamptz not null,
  scores          jsonb       not null default '[]',
  recommendation  text        check (recommendation in ('ADMIT', 'REFUSE', 'UNDECIDED')),
  comment         text        not null default '',
  submitted_at    timestamptz,
  primary key (coalition_id, application_id, person_id),
  foreign key (coalition_id, application_id) references admission.application (coalition_id, id),
  check (submitted_at is null or not conflict),
  check ((submitted_at is null) = (recommendation is null))
);

-- The members of the day on which endorsement was opened, and what each answered.
create table admission.endorsement (
  coalition_id    uuid not null,
  application_id  uuid not null,
  organization_id uuid not null,
  answer          text check (answer in ('ENDORSE', 'OBJECT', 'ABSTAIN', 'RECUSE')),
  reason          text not null default '',
  answered_by     uuid,
  answered_at     timestamptz,
  primary key (coalition_id, application_id, organization_id),
  foreign key (coalition_id, application_id) references admission.application (coalition_id, id),
  check ((answer is null) = (answered_at is null)),
  check (answer is distinct from 'OBJECT' or reason <> '')
);
create index endorsement_by_organization
  on admission.endorsement (coalition_id, organization_id, application_id);

-- What happened and what was said, as one story; what is internal is never shown to the applicant.
create table admission.entry (
  coalition_id    uuid        not null,
  id              uuid        not null,
  application_id  uuid        not null,
  at              timestamptz not null,
  kind            text        not null check (kind <> ''),
  internal        boolean     not null,
  by_applicant    boolean     not null,
  person_id       uuid,
  organization_id uuid,
  words           text        not null default '',
  detail          text        not null default '',
  day             date,
  primary key (coalition_id, id),
  foreign key (coalition_id, application_id) references admission.application (coalition_id, id)
);
create index entry_by_application on admission.entry (coalition_id, application_id, at, id);

alter table admission.application enable row level security;
alter table admission.application force row level security;
create policy coalition on admission.application
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table admission.link enable row level security;
alter table admission.link force row level security;
create policy coalition on admission.link
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table admission.paper enable row level security;
alter table admission.paper force row level security;
create policy coalition on admission.paper
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table admission.review enable row level security;
alter table admission.review force row level security;
create policy coalition on admission.review
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table admission.endorsement enable row level security;
alter table admission.endorsement force row level security;
create policy coalition on admission.endorsement
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table admission.entry enable row level security;
alter table admission.entry force row level security;
create policy coalition on admission.entry
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

revoke update, truncate on admission.entry from ${app};
