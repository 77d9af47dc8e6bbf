-- Whose times ran out, for the home page of those who sent the referrals.
create index call_over on referral.call (coalition_id, sender_id, clock) where rung = 'SECRETARY';
