-- Sign-in is for the whole installation: one account per person, whatever the number of coalitions.
create table identity.account (
  id             uuid        primary key,
  email          text        not null unique check (email = lower(email)),
  name_th        text        not null check (name_th <> ''),
  name_en        text,
  language       text        not null default 'th' check (language in ('th', 'en')),
  password_hash  text,
  operator       boolean     not null default false,
  deactivated_at timestamptz,
  created_at     timestamptz not null
);

-- In which coalitions an account's person is known; the person itself stands behind row-level security.
create table identity.account_coalition (
  account_id   uuid not null references identity.account (id),
  coalition_id uuid not null,
  primary key (account_id, coalition_id)
);

-- The secret shared with an authenticator app. A code counts for one step of time and only once.
create table identity.second_factor (
  account_id uuid        primary key references identity.account (id),
  secret     text        not null,
  last_step  bigint      not null default 0,
  since      timestamptz not null
);

create table identity.recovery_code (
  account_id uuid     not null references identity.account (id),
  hash       char(64) not null,
  used_at    timestamptz,
  primary key (account_id, hash)
);

create table identity.passkey (
  credential_id           bytea       primary key,
  account_id              uuid        not null references identity.account (id),
  public_key              bytea       not null,
  signature_count         bigint      not null,
  verifies_user           boolean     not null,
  transports              text[]      not null,
  backup_eligible         boolean     not null,
  backed_up               boolean     not null,
  attestation_object      bytea,
  attestation_client_data bytea,
  label                   text        not null,
  created_at              timestamptz not null,
  last_used_at            timestamptz
);
create index passkey_by_account on identity.passkey (account_id);

-- Links sent to people: only the hash of the token is kept, and each opens one thing once.
create table identity.link (
  token_hash char(64)    primary key,
  purpose    text        not null check (purpose in ('INVITATION', 'RESET', 'OPERATOR')),
  place      uuid        not null,
  subject    uuid        not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index link_by_subject on identity.link (subject);

-- How often something was tried, so that guessing slows down on every copy and after every restart.
create table identity.tries (
  key   text        primary key,
  count integer     not null,
  since timestamptz not null
);
create index tries_by_time on identity.tries (since);
