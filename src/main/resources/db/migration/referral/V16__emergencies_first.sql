-- What somebody sent stands in a list with the emergencies first that wait for the sender, of which
-- a draft has no clock yet. The states are those in which it is the sender's turn.
create index referral_sent_emergencies_first on referral.referral
  (coalition_id, sender_id,
   (urgency <> 'EMERGENCY' or state not in ('DRAFT', 'CONSENT_PENDING', 'DECLINED',
     'INFORMATION_REQUESTED', 'EXPIRED', 'RETURNED', 'OUTCOME_REPORTED')),
   due_at, written_at desc, id desc);
