-- Papers in a client's file, sealed under the client's own key, their names as well.
create table client.paper (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  file_id         uuid        not null,
  name            bytea       not null,
  kind            text        not null,
  size            integer     not null,
  content         bytea       not null,
  added_at        timestamptz not null,
  added_by        uuid        not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, file_id) references client.file (coalition_id, id)
);

create index paper_of_file on client.paper (coalition_id, file_id, added_at, id);

revoke update, truncate on client.paper from ${app};

alter table client.paper enable row level security;
alter table client.paper force row level security;
create policy coalition on client.paper
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- The second wall. The nil id is the product itself.
create policy party on client.paper as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
