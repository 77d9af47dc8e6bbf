-- Coalitions whose districts the installation does not know yet are not asked for them until they wish.
create table coalition.territory_later (
  coalition_id uuid        not null primary key,
  said_at      timestamptz not null,
  said_by      uuid        not null
);

alter table coalition.territory_later enable row level security;
alter table coalition.territory_later force row level security;
create policy coalition on coalition.territory_later
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
