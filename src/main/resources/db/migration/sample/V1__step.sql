-- Which parts of the sample data a coalition has; written together with them, so that a start that was cut off goes on where it stopped.
create table sample.step (
  coalition_id uuid        not null,
  name         text        not null,
  loaded_at    timestamptz not null,
  primary key (coalition_id, name)
);

alter table sample.step enable row level security;
alter table sample.step force row level security;
create policy coalition on sample.step
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
