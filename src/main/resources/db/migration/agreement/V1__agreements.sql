-- What organizations have agreed on in writing, with each other or with somebody outside.
create table agreement.agreement (
  coalition_id  uuid        not null,
  id            uuid        not null,
  kind          text        not null check (kind in ('MEMBERSHIP', 'COOPERATION', 'OTHER')),
  title_th      text        not null check (title_th <> ''),
  title_en      text,
  purpose_th    text,
  purpose_en    text,
  districts     text[]      not null default '{}',
  state         text        not null check (state in
    ('DRAFT', 'RECORDED', 'OPEN', 'IN_FORCE', 'ENDED', 'SUPERSEDED')),
  -- As exactly as it is known: '2019-09-18', '2019/2022'; only for agreements known from elsewhere.
  signed        text,
  -- How many organizations signed, where no more than the number is known.
  signatories   integer     check (signatories > 0),
  valid_from    date,
  valid_until   date,
  ended_why     text,
  superseded_by uuid,
  sorts_on      date        not null,
  changed_at    timestamptz not null,
  changed_by    uuid,
  changed_for   uuid,
  version       integer     not null default 0,
  primary key (coalition_id, id),
  foreign key (coalition_id, superseded_by) references agreement.agreement (coalition_id, id),
  check (valid_until >= valid_from)
);

-- A text as it was saved once and for all; its fingerprint is what people sign.
create table agreement.text_version (
  coalition_id uuid        not null,
  agreement_id uuid        not null,
  number       integer     not null check (number > 0),
  title_th     text        not null,
  title_en     text,
  text_th      text        not null check (text_th <> ''),
  text_en      text,
  fingerprint  text        not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  saved_at     timestamptz not null,
  saved_by     uuid,
  saved_for    uuid,
  primary key (coalition_id, agreement_id, number),
  foreign key (coalition_id, agreement_id) references agreement.agreement (coalition_id, id)
);

-- Who agrees: an organization of the registry, or somebody outside of it by name.
create table agreement.party (
  coalition_id    uuid    not null,
  agreement_id    uuid    not null,
  id              uuid    not null,
  position        integer not null,
  organization_id uuid,
  name_th         text,
  name_en         text,
  primary key (coalition_id, agreement_id, id),
  unique (coalition_id, agreement_id, organization_id),
  foreign key (coalition_id, agreement_id) references agreement.agreement (coalition_id, id),
  check ((organization_id is null) = (name_th is not null))
);

-- A party's signature under one text: given here by somebody signed in, or on a paper kept as a file.
create table agreement.signature (
  coalition_id uuid        not null,
  agreement_id uuid        not null,
  party_id     uuid        not null,
  text_number  integer     not null,
  fingerprint  text        not null,
  signer       text        not null check (signer <> ''),
  position     text        not null check (position <> ''),
  signed_on    date        not null,
  way          text        not null check (way in ('HERE', 'PAPER')),
  file_id      uuid,
  file_name    text,
  reference    text        not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  recorded_for uuid,
  primary key (coalition_id, agreement_id, party_id, text_number),
  unique (coalition_id, reference),
  foreign key (coalition_id, agreement_id, party_id)
    references agreement.party (coalition_id, agreement_id, id),
  foreign key (coalition_id, agreement_id, text_number)
    references agreement.text_version (coalition_id, agreement_id, number),
  check ((way = 'PAPER') = (file_id is not null))
);

-- What was saved or signed stays as it was.
revoke update, delete, truncate on agreement.text_version from ${app};
revoke update, delete, truncate on agreement.signature from ${app};

alter table agreement.agreement enable row level security;
alter table agreement.agreement force row level security;
create policy coalition on agreement.agreement
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table agreement.text_version enable row level security;
alter table agreement.text_version force row level security;
create policy coalition on agreement.text_version
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table agreement.party enable row level security;
alter table agreement.party force row level security;
create policy coalition on agreement.party
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table agreement.signature enable row level security;
alter table agreement.signature force row level security;
create policy coalition on agreement.signature
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
