-- The data key of one client, wrapped by a master key outside the database. A destroyed key leaves
-- its row, so that it is known that there was one and when it went. Backups leave this table out
-- and write it into a file of its own, of which only the newest is kept.
create table vault.data_key (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  wrapped         bytea,
  made_at         timestamptz not null,
  destroyed_at    timestamptz,
  primary key (coalition_id, id),
  check ((wrapped is null) = (destroyed_at is not null))
);

-- A word wrapped by the master key, by which a start knows whether it has the right one.
create table vault.master_key (
  only_one boolean not null default true primary key check (only_one),
  wrapped  bytea   not null
);

-- Which organizations besides the owner may open what is sealed with a key, at this moment.
create table vault.key_share (
  coalition_id    uuid not null,
  key_id          uuid not null,
  owner_id        uuid not null,
  organization_id uuid not null,
  primary key (coalition_id, key_id, owner_id, organization_id)
);

alter table vault.data_key enable row level security;
alter table vault.data_key force row level security;
create policy coalition on vault.data_key
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- The second wall: a key is there for the organization it belongs to and for those it is shared
-- with. The nil id is the product itself, when it wraps keys anew or answers a client. Without a
-- coalition, as in a backup, the policy above decides alone.
create policy party on vault.data_key as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000')
    or exists (select from vault.key_share s
      where s.coalition_id = data_key.coalition_id and s.key_id = data_key.id
        and s.owner_id = data_key.organization_id
        and s.organization_id::text = current_setting('prasan.organization', true)));

alter table vault.key_share enable row level security;
alter table vault.key_share force row level security;
create policy coalition on vault.key_share
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- Whoever shares a key says whose it is, and may say so of an own one alone; a share that names the
-- wrong owner opens nothing.
create policy party on vault.key_share as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (owner_id::text, organization_id::text, '00000000-0000-0000-0000-000000000000'))
  with check (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (owner_id::text, '00000000-0000-0000-0000-000000000000'));
