-- Who noted which safety warning of a client, and who took one away: for the owner alone, since the
-- audit log is read beyond it.
create table client.warning (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  file_id         uuid        not null,
  flag            text        not null,
  came            boolean     not null,
  changed_at      timestamptz not null,
  changed_by      uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, file_id) references client.file (coalition_id, id)
);

create index warning_of_file on client.warning (coalition_id, file_id, changed_at desc);

revoke update, truncate on client.warning from ${app};

alter table client.warning enable row level security;
alter table client.warning force row level security;
create policy coalition on client.warning
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on client.warning as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
