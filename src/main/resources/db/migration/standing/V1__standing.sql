-- What happened to the membership of an organization. Only ever added to: a correction is another
-- fact that names the one it corrects.
create table standing.fact (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  kind            text        not null check (kind in
    ('ADMITTED', 'STARTED', 'RENEWED', 'SUSPENDED', 'REINSTATED', 'RESIGNED', 'ANNULLED')),
  -- The first day on which it counts, and as exactly as it is known: '2019-09-18', '../2022-03'.
  counts_from     date        not null,
  about           text        not null,
  -- The last day of a suspension; the last day of the term that was renewed; how it was.
  until           date,
  term            date,
  how             text        check (how in ('SIGNED_IN', 'LINK', 'RECORDED')),
  decision        text        not null default '',
  reason          text        not null default '',
  corrects        uuid,
  recorded_at     timestamptz not null,
  recorded_by     uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, corrects) references standing.fact (coalition_id, id),
  check ((kind = 'RENEWED') = (how is not null)),
  check (kind <> 'ANNULLED' or corrects is not null),
  check (until is null or (kind = 'SUSPENDED' and until >= counts_from))
);
create index fact_by_organization on standing.fact (coalition_id, organization_id, counts_from);
-- A fact is corrected once; what was wrong in the correction is corrected there.
create unique index fact_corrected_once on standing.fact (coalition_id, corrects);

-- What is known of members only as a number: how many signed, were admitted, renewed or belonged.
create table standing.known_number (
  coalition_id uuid    not null,
  id           uuid    not null,
  kind         text    not null check (kind in ('SIGNED', 'ADMITTED', 'RENEWED', 'MEMBERS')),
  about        text    not null,
  sorts_on     date    not null,
  number       integer not null check (number >= 0),
  source_th    text    not null,
  source_en    text,
  primary key (coalition_id, id)
);

-- Which reminder went out for which term: a number of days before (negative) or after its last day,
-- or by hand on some day. One row for each, so that two copies of the application send one.
create table standing.reminder (
  coalition_id    uuid        not null,
  organization_id uuid        not null,
  term            date        not null,
  occasion        text        not null,
  sent_at         timestamptz not null,
  recipients      integer     not null,
  primary key (coalition_id, organization_id, term, occasion)
);

-- A link by which one person renews one term without signing in. Only its hash is kept.
create table standing.renewal_link (
  coalition_id    uuid        not null,
  token_hash      text        not null,
  organization_id uuid        not null,
  term            date        not null,
  person_id       uuid        not null,
  issued_at       timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz,
  primary key (coalition_id, token_hash)
);
create index renewal_link_by_organization on standing.renewal_link (coalition_id, organization_id);

alter table standing.fact enable row level security;
alter table standing.fact force row level security;
create policy coalition on standing.fact
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table standing.known_number enable row level security;
alter table standing.known_number force row level security;
create policy coalition on standing.known_number
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table standing.reminder enable row level security;
alter table standing.reminder force row level security;
create policy coalition on standing.reminder
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table standing.renewal_link enable row level security;
alter table standing.renewal_link force row level security;
create policy coalition on standing.renewal_link
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

revoke update, delete, truncate on standing.fact from ${app};
