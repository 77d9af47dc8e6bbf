-- By which a program acts for an organization, within its scopes, until its last day. Of the token
-- itself only the SHA-256 is kept: it is 256 bits drawn at random and cannot be guessed from it.
create table gateway.token (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  name            text        not null,
  scopes          text[]      not null,
  hash            bytea       not null check (octet_length(hash) = 32),
  made_by         uuid        not null,
  made_at         timestamptz not null,
  last_day        date        not null,
  used_on         date,
  revoked_at      timestamptz,
  revoked_by      uuid,
  primary key (coalition_id, id),
  unique (coalition_id, hash)
);

create index token_of_organization on gateway.token (coalition_id, organization_id, made_at desc);

revoke delete, truncate on gateway.token from ${app};

alter table gateway.token enable row level security;
alter table gateway.token force row level security;
create policy coalition on gateway.token
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- The second wall: a token is there for its organization. The nil id is the product itself, which
-- tells what a program is called.
create policy party on gateway.token as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
