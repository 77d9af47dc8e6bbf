-- Files of services that were brought in and wait for their sender to say yes.
create table directory.import_preview (
  coalition_id uuid        not null,
  id           uuid        not null,
  person_id    uuid        not null,
  file_name    text        not null,
  content      text        not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  committed_at timestamptz,
  added        integer     not null default 0,
  changed      integer     not null default 0,
  primary key (coalition_id, id)
);

alter table directory.import_preview enable row level security;
alter table directory.import_preview force row level security;
create policy coalition on directory.import_preview
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
