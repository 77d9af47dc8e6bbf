-- What was read out before somebody agreed to a referral to outside, sealed with what was told.
-- Nothing of those agreed to before this was kept.
alter table referral.outside add column read_out bytea;

-- The signed form or the voice also for a referral to outside: evidence is of one or of the other.
alter table referral.evidence alter column referral_id drop not null;
alter table referral.evidence add column outside_id uuid;
alter table referral.evidence add foreign key (coalition_id, outside_id)
  references referral.outside (coalition_id, id);
alter table referral.evidence add check ((referral_id is null) <> (outside_id is null));

create index evidence_of_outside on referral.evidence (coalition_id, outside_id, added_at, id)
  where outside_id is not null;
