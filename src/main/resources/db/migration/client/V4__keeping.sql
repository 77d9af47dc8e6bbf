-- What was decided about keeping one closed file, beside the rules: a longer time once, a hold, and
-- the last day that was announced. A file that is opened again or erased has none.
create table client.keeping (
  coalition_id    uuid not null,
  id              uuid not null,
  organization_id uuid not null,
  prolonged_until date,
  prolonged_why   text check (prolonged_why in
    ('MAY_RETURN', 'DUTY_TO_KEEP', 'COURT_CASE', 'CLIENT_ASKED')),
  held_why        text check (held_why in ('COURT_CASE', 'CLIENT_ASKED')),
  announced       date,
  primary key (coalition_id, id),
  foreign key (coalition_id, id) references client.file (coalition_id, id),
  check ((prolonged_until is null) = (prolonged_why is null)),
  check (held_why is null or announced is null)
);

create index keeping_announced on client.keeping (coalition_id, organization_id, announced)
  where announced is not null;

-- For how many months an organization keeps closed files of its own, if shorter than the coalition;
-- null where it no longer has a time of its own. Append-only, as rules are.
create table client.own_term (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  months          integer     check (months between 1 and 10000),
  in_force_from   date        not null,
  recorded_at     timestamptz not null,
  recorded_by     uuid        not null,
  primary key (coalition_id, id)
);

create index own_term_in_force on client.own_term
  (coalition_id, organization_id, in_force_from desc, recorded_at desc);

create index file_closed on client.file (coalition_id, organization_id, closed_at)
  where closed_at is not null and erased_at is null;

alter table client.file drop constraint file_erased_why_check;
alter table client.file add constraint file_erased_why_check check (erased_why in
  ('ASKED', 'NO_LONGER_NEEDED', 'MISTAKE', 'TIME_OVER', 'ERASED_BEFORE'));

revoke update, delete, truncate on client.own_term from ${app};
revoke truncate on client.keeping from ${app};

alter table client.keeping enable row level security;
alter table client.keeping force row level security;
create policy coalition on client.keeping
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on client.keeping as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));

alter table client.own_term enable row level security;
alter table client.own_term force row level security;
create policy coalition on client.own_term
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on client.own_term as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
