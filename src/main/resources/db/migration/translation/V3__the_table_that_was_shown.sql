-- Which upload it is, so that nothing is kept but what was looked at.
alter table translation.brought add column id uuid not null default gen_random_uuid();
alter table translation.brought alter column id drop default;
