-- What was read out before somebody agreed, word by word, sealed with the details. Nothing where a
-- program recorded the consent, and nothing of those recorded before this was kept.
alter table referral.consent add column read_out bytea;
