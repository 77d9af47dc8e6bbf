-- A language in which clients hear what they are asked and told, and the words for it. Only what
-- was released as an edition is ever used; edition says which, and nothing where none is.
create table translation.language (
  coalition_id uuid        not null,
  id           uuid        not null,
  tag          text        not null check (tag <> ''),
  own_name     text        not null check (own_name <> ''),
  name_th      text        not null check (name_th <> ''),
  name_en      text,
  translator   text        not null,
  voucher      text        not null,
  vouched_on   date,
  -- Who changed any of this since the last edition.
  changed_by   uuid,
  edition      integer,
  version      integer     not null default 0,
  primary key (coalition_id, id),
  unique (coalition_id, tag)
);

-- A phrase as it is written now. source is the fingerprint of the Thai and English it was made
-- from; edition the one it was last released with, nothing while it waits.
create table translation.phrase (
  coalition_id uuid        not null,
  language_id  uuid        not null,
  key          text        not null,
  words        text        not null check (words <> ''),
  source       text        not null,
  written_by   uuid        not null,
  written_at   timestamptz not null,
  edition      integer,
  primary key (coalition_id, language_id, key),
  foreign key (coalition_id, language_id) references translation.language (coalition_id, id)
);

-- What was released, as it stood then; kept for good, because clients agreed to it. The marks are
-- fingerprints of all that had to be translated, nothing where a part was not complete.
create table translation.edition (
  coalition_id   uuid        not null,
  language_id    uuid        not null,
  number         integer     not null,
  own_name       text        not null,
  name_th        text        not null,
  name_en        text,
  translator     text        not null,
  voucher        text        not null,
  vouched_on     date        not null,
  words          jsonb       not null,
  consent_mark   text,
  statement_mark text,
  released_by    uuid        not null,
  released_at    timestamptz not null,
  primary key (coalition_id, language_id, number),
  foreign key (coalition_id, language_id) references translation.language (coalition_id, id)
);

alter table translation.language add foreign key (coalition_id, id, edition)
  references translation.edition (coalition_id, language_id, number);

revoke delete, truncate on translation.language, translation.phrase from ${app};
revoke update, delete, truncate on translation.edition from ${app};

alter table translation.language enable row level security;
alter table translation.language force row level security;
create policy coalition on translation.language
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table translation.phrase enable row level security;
alter table translation.phrase force row level security;
create policy coalition on translation.phrase
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table translation.edition enable row level security;
alter table translation.edition force row level security;
create policy coalition on translation.edition
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- A table that somebody brought in and has not looked through yet: one for each person.
create table translation.brought (
  coalition_id uuid        not null,
  language_id  uuid        not null,
  person_id    uuid        not null,
  rows         jsonb       not null,
  brought_at   timestamptz not null,
  primary key (coalition_id, language_id, person_id),
  foreign key (coalition_id, language_id) references translation.language (coalition_id, id)
);

revoke truncate on translation.brought from ${app};

alter table translation.brought enable row level security;
alter table translation.brought force row level security;
create policy coalition on translation.brought
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
