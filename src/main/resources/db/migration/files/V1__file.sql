-- What is known of a file; its bytes lie in the data folder, named by their hash.
create table files.file (
  coalition_id    uuid        not null,
  id              uuid        not null,
  purpose         text        not null,
  name            text        not null check (name <> ''),
  kind            text        not null,
  size            bigint      not null check (size > 0),
  sha256          char(64)    not null,
  person_id       uuid,
  organization_id uuid,
  at              timestamptz not null,
  drawn_by_us     boolean     not null,
  primary key (coalition_id, id)
);
create index file_by_hash on files.file (coalition_id, sha256);

alter table files.file enable row level security;
alter table files.file force row level security;
create policy coalition on files.file
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid)
  with check (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
