-- An account only claims its e-mail address until its owner has followed a link that was sent to
-- that mailbox and shown nowhere else. Several may claim an address, one alone has proved it.
alter table identity.account add column email_proved_at timestamptz;
update identity.account set email_proved_at = created_at where operator;
alter table identity.account drop constraint account_email_key;
create unique index account_by_proved_email on identity.account (email)
  where email_proved_at is not null;
create index account_by_email on identity.account (email);

-- Whoever has left gives the address free: somebody may come back with another account.
alter table identity.person drop constraint person_coalition_id_email_key;
create unique index person_by_email on identity.person (coalition_id, email)
  where deactivated_at is null;

-- Sent by mail alone, so that whoever opens it reads that mailbox.
alter table identity.link add column mailed boolean not null default false;
alter table identity.link drop constraint link_purpose_check;
alter table identity.link add constraint link_purpose_check
  check (purpose in ('INVITATION', 'RESET', 'OPERATOR', 'ADDRESS'));
