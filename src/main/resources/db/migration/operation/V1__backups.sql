-- Since when this installation works: where no backup was ever made, one is late from then on.
create table operation.installation (
  one   boolean     primary key default true check (one),
  since timestamptz not null default now()
);
insert into operation.installation default values;

-- Each try to make a backup or to prove one, whichever copy of the application or command made it.
create table operation.backup_run (
  id      uuid        primary key,
  kind    text        not null check (kind in ('BACKUP', 'PROOF')),
  at      timestamptz not null,
  trouble text,
  place   text        not null,
  bytes   bigint      not null,
  seconds bigint      not null,
  rows    bigint      not null,
  files   bigint      not null
);
create index backup_run_newest on operation.backup_run (kind, at desc);

-- Only the owner of the tables makes backups; pages show what became of them.
revoke insert, update, delete on operation.installation, operation.backup_run from ${app};
