-- Whether a seat has to destroy its copies: until now only of one at which it had ended, where it
-- had a day by which to.
alter table referral.address add column recalled boolean not null default false;

-- The policy hides all rows from the owner too; for the move it is lifted.
alter table referral.address no force row level security;
update referral.address set recalled = true
where due_at < 'infinity' and state in
  ('DECLINED', 'EXPIRED', 'WITHDRAWN', 'CONSENT_WITHDRAWN', 'RETURNED', 'LOOP_CLOSED');
alter table referral.address force row level security;

grant update (recalled) on referral.address to ${app};
