-- Since when somebody belongs to a coalition: the first one is where that person comes to after signing in. Of those who
-- belong to several already nobody knows; they go on coming to the same.
alter table identity.account_coalition add column since timestamptz not null default now();
