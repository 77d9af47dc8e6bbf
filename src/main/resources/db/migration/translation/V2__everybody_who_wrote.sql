-- Everybody who ever wrote something of a language, its names or its phrases, and whether any of it
-- waits to be released. Until now the last one to change the names stood for all of them.
create table translation.hand (
  coalition_id uuid    not null,
  language_id  uuid    not null,
  person_id    uuid    not null,
  waits        boolean not null,
  primary key (coalition_id, language_id, person_id),
  foreign key (coalition_id, language_id) references translation.language (coalition_id, id)
);

revoke delete, truncate on translation.hand from ${app};

-- The policy hides all rows from the owner too; for the copy it is lifted.
alter table translation.language no force row level security;
alter table translation.phrase no force row level security;
insert into translation.hand
select coalition_id, language_id, person_id, bool_or(waits)
from (
  select coalition_id, id as language_id, changed_by as person_id, true as waits
  from translation.language where changed_by is not null
  union all
  select coalition_id, language_id, written_by, edition is null from translation.phrase
) as known
group by coalition_id, language_id, person_id;
alter table translation.language force row level security;
alter table translation.phrase force row level security;

alter table translation.language drop column changed_by;

alter table translation.hand enable row level security;
alter table translation.hand force row level security;
create policy coalition on translation.hand
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
