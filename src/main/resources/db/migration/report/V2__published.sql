-- Periods whose tables everybody may read, as they were told for publication. What was published once
-- and taken back stands here still: it may have been read.
create table report.published (
  coalition_id  uuid        not null,
  id            uuid        not null,
  period        text        not null check (period ~ '^25\d\d(-[1-4])?$|^26\d\d(-[1-4])?$'),
  published_at  timestamptz not null,
  published_by  uuid        not null,
  taken_back_at timestamptz,
  taken_back_by uuid,
  primary key (coalition_id, id),
  check ((taken_back_at is null) = (taken_back_by is null))
);

create unique index published_once on report.published (coalition_id, period)
  where taken_back_at is null;

revoke update, delete, truncate on report.published from ${app};
grant update (taken_back_at, taken_back_by) on report.published to ${app};

alter table report.published enable row level security;
alter table report.published force row level security;
create policy coalition on report.published
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
