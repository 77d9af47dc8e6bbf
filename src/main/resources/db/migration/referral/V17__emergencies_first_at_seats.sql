-- At a seat, too, emergencies stand first in a list as long as they wait for an answer. That is kept
-- beside the day by which to answer, and no sooner than it is offered there.
alter table referral.address add column presses boolean not null default false;

-- The policy hides all rows from the owner too; for the move it is lifted.
alter table referral.address no force row level security;
alter table referral.referral no force row level security;
update referral.address a set presses = true
from referral.referral r
where r.coalition_id = a.coalition_id and r.id = a.referral_id and r.epoch = a.epoch
  and r.urgency = 'EMERGENCY' and a.state in ('OFFERED', 'ESCALATED') and a.offered_at is not null;
alter table referral.address force row level security;
alter table referral.referral force row level security;

grant update (presses) on referral.address to ${app};

drop index referral.address_received_due;
create index address_received_emergencies_first on referral.address
  (coalition_id, receiver_id, (not presses), due_at, offered_at desc, referral_id desc)
  where offered_at is not null;
