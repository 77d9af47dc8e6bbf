-- What came to an organization, newest first, whatever the seat; and the search among it.
create index address_received on referral.address
  (coalition_id, receiver_id, offered_at desc, referral_id desc)
  where offered_at is not null;
create index referral_received on referral.referral
  (coalition_id, receiver_id, written_at desc, id desc)
  where offered;
