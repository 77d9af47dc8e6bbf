-- A case worker asks whether another organization may know a client. What came of the comparison
-- does not stand here: it would tell the asker.
create table client.inquiry (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  file_id         uuid        not null,
  asked_by        uuid        not null,
  asked_at        timestamptz not null,
  compared_at     timestamptz,
  primary key (coalition_id, id),
  foreign key (coalition_id, file_id) references client.file (coalition_id, id)
);

create index inquiry_of_file on client.inquiry (coalition_id, file_id, asked_at);
create index inquiry_of_person on client.inquiry (coalition_id, asked_by, asked_at);
create index inquiry_to_compare on client.inquiry (coalition_id, asked_at)
  where compared_at is null;

-- Which two files seem to be of one person. The product alone sees it.
create table client.match (
  coalition_id    uuid not null,
  id              uuid not null,
  asker_id        uuid not null,
  asker_file_id   uuid not null,
  asked_by        uuid not null,
  known_id        uuid not null,
  known_file_id   uuid not null,
  primary key (coalition_id, id),
  unique (coalition_id, asker_file_id, known_file_id)
);

-- What the other owner is asked: whether to talk, and not with whom.
create table client.question (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  file_id         uuid        not null,
  answer          text        check (answer in ('YES', 'NO')),
  answered_by     uuid,
  answered_at     timestamptz,
  primary key (coalition_id, id),
  foreign key (coalition_id, file_id) references client.file (coalition_id, id),
  check ((answer is null) = (answered_at is null))
);

create index question_open on client.question (coalition_id, organization_id)
  where answer is null;

-- Whom to talk to, once both have agreed: a row for each of the two.
create table client.contact (
  coalition_id    uuid        not null,
  id              uuid        not null,
  organization_id uuid        not null,
  file_id         uuid        not null,
  other_id        uuid        not null,
  person_id       uuid        not null,
  agreed_at       timestamptz not null,
  primary key (coalition_id, organization_id, id),
  foreign key (coalition_id, file_id) references client.file (coalition_id, id)
);

create index contact_of_file on client.contact (coalition_id, file_id, agreed_at);

-- Who else has a client with the same fingerprint; asked by the product alone.
create index blind_elsewhere on client.blind (coalition_id, field, fingerprint);

revoke delete, truncate on client.inquiry, client.question from ${app};
revoke update, delete, truncate on client.match, client.contact from ${app};

alter table client.inquiry enable row level security;
alter table client.inquiry force row level security;
create policy coalition on client.inquiry
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on client.inquiry as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));

alter table client.match enable row level security;
alter table client.match force row level security;
create policy coalition on client.match
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on client.match as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = '00000000-0000-0000-0000-000000000000');

alter table client.question enable row level security;
alter table client.question force row level security;
create policy coalition on client.question
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on client.question as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));

alter table client.contact enable row level security;
alter table client.contact force row level security;
create policy coalition on client.contact
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on client.contact as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
