-- A link by which a client without an account reads once what is shared with whom. Of the link, of
-- the code that goes with it and of the key to the page it opened only fingerprints are kept.
create table referral.client_link (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  client_id       uuid        not null,
  link            text        not null,
  code            text        not null,
  language        text        not null check (language in ('th', 'en')),
  made_at         timestamptz not null,
  made_by         uuid        not null,
  expires_at      timestamptz not null,
  wrong_codes     integer     not null default 0,
  opened_at       timestamptz,
  page            text,
  page_until      timestamptz,
  ended_at        timestamptz,
  primary key (coalition_id, id),
  unique (coalition_id, link),
  check ((opened_at is null) = (page is null and page_until is null))
);

create index client_link_of_client on referral.client_link (coalition_id, client_id, made_at desc);

-- A referral to somebody who has no seat here: told on paper or in a locked file. Who it is, why,
-- and what of the client goes along is sealed under a key of its own.
create table referral.outside (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  code            text        not null,
  client_id       uuid        not null,
  key_id          uuid        not null,
  urgency         text        not null,
  needs           text[]      not null,
  district        text,
  age_band        text        not null,
  sex             text,
  languages       text[]      not null,
  safety_flags    text[]      not null,
  groups          text[]      not null,
  told            bytea,
  purpose         text,
  basis           text,
  language        text,
  interpreter     text,
  given_by        text,
  form            text,
  guardian        bytea,
  valid_until     date,
  given_at        timestamptz,
  given_to        uuid,
  details         bytea,
  fingerprint     bytea,
  withdrawn_at    timestamptz,
  outcome         text,
  outcome_words   bytea,
  outcome_at      timestamptz,
  outcome_by      uuid,
  written_at      timestamptz not null,
  written_by      uuid        not null,
  primary key (coalition_id, id),
  unique (coalition_id, code),
  check ((given_at is null) = (basis is null)),
  check (details is null or given_at is not null),
  check ((outcome is null) = (outcome_at is null))
);

create index outside_of_client on referral.outside
  (coalition_id, client_id, written_at desc, id desc);

-- The file of its own that a receiving organization keeps of somebody who was referred to it. The
-- sending organization does not know of it, and neither file shows the other.
create table referral.own_file (
  coalition_id    uuid        not null,
  referral_id     uuid        not null,
  organization_id uuid        not null,
  client_id       uuid        not null,
  opened_at       timestamptz not null,
  opened_by       uuid        not null,
  primary key (coalition_id, referral_id, organization_id),
  unique (coalition_id, client_id)
);

revoke delete, truncate on referral.client_link, referral.outside from ${app};
revoke update, delete, truncate on referral.own_file from ${app};

alter table referral.client_link enable row level security;
alter table referral.client_link force row level security;
create policy coalition on referral.client_link
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table referral.outside enable row level security;
alter table referral.outside force row level security;
create policy coalition on referral.outside
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table referral.own_file enable row level security;
alter table referral.own_file force row level security;
create policy coalition on referral.own_file
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- The second wall: all three are the one organization's alone. The nil id is the product itself.
create policy party on referral.client_link as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on referral.outside as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on referral.own_file as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
