-- The months that have been counted. Once counted, a month stays as it is: what is told about it
-- could be compared otherwise.
create table report.counted_month (
  coalition_id uuid        not null,
  month        date        not null,
  counted_at   timestamptz not null,
  primary key (coalition_id, month)
);

-- What was counted: one row for each person, in codes alone, by nothing that leads back to a file.
create table report.counted_case (
  coalition_id uuid    not null,
  month        date    not null,
  number       integer not null,
  need         text    not null,
  district     text    not null,
  age          text    not null,
  sex          text    not null,
  urgency      text    not null,
  answer       text    not null,
  time         text    not null,
  receiver     text    not null,
  loop         text    not null,
  refusal      text    not null,
  primary key (coalition_id, month, number),
  foreign key (coalition_id, month) references report.counted_month (coalition_id, month)
);

-- Who asks; locked while somebody does, so that two questions at once know of each other. A
-- publication has the nil id for its readers.
create table report.asker (
  coalition_id uuid not null,
  audience     text not null,
  person_id    uuid not null,
  primary key (coalition_id, audience, person_id)
);

-- What each asker was told; the same question gets the same table for good.
create table report.answered (
  coalition_id uuid        not null,
  id           uuid        not null,
  audience     text        not null,
  person_id    uuid        not null,
  question     text        not null,
  cells        text        not null,
  answered_at  timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, audience, person_id)
    references report.asker (coalition_id, audience, person_id)
);

create index answered_asker on report.answered
  (coalition_id, audience, person_id, answered_at, id);

revoke update, delete, truncate on report.counted_month, report.counted_case, report.answered
  from ${app};

alter table report.counted_month enable row level security;
alter table report.counted_month force row level security;
create policy coalition on report.counted_month
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table report.counted_case enable row level security;
alter table report.counted_case force row level security;
create policy coalition on report.counted_case
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table report.asker enable row level security;
alter table report.asker force row level security;
create policy coalition on report.asker
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table report.answered enable row level security;
alter table report.answered force row level security;
create policy coalition on report.answered
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- True counts and what others were told are there for the product alone, which is the nil id:
-- whatever an organization reads goes through the privacy gate.
create policy product on report.counted_month as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = '00000000-0000-0000-0000-000000000000');
create policy product on report.counted_case as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = '00000000-0000-0000-0000-000000000000');
create policy product on report.asker as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = '00000000-0000-0000-0000-000000000000');
create policy product on report.answered as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = '00000000-0000-0000-0000-000000000000');
