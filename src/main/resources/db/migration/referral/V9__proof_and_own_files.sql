-- What was read out before somebody agreed, word by word, sealed with the details. Nothing where a
-- program recorded the consent, and nothing of those recorded before this was kept.
alter table referral.consent add column read_out bytea;

-- A file of the receiver's own that was erased is no copy any more.
alter table referral.own_file add column erased_at timestamptz;
grant update (erased_at) on referral.own_file to ${app};
