-- Where a coalition's holidays differ from the public ones: a day it added, or one it struck.
create table calendar.holiday_change (
  coalition_id uuid        not null,
  day          date        not null,
  added        boolean     not null,
  name_th      text        not null,
  name_en      text,
  changed_at   timestamptz not null,
  changed_by   uuid,
  primary key (coalition_id, day)
);

alter table calendar.holiday_change enable row level security;
alter table calendar.holiday_change force row level security;
create policy coalition on calendar.holiday_change
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
