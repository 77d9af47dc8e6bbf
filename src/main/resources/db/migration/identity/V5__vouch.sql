-- The own organization's yes to somebody who sees the files of its clients. Who had a mandate before keeps sight.
alter table identity.mandate add column vouch text not null default 'GIVEN'
  check (vouch in ('GIVEN', 'AWAITED_AFTER_APPOINTMENT', 'AWAITED_AFTER_HELP'));
alter table identity.mandate alter column vouch drop default;

-- An invitation of which nobody outside the organization has had a link in hand.
alter table identity.invitation add column vouched boolean not null default false;
