-- By when somebody has to do something, the first of its clocks to run out; clocks that the law sets
-- are the sender's to know and not counted. At a seat that has nothing to do with it any more the day
-- is that by which copies have to be destroyed, and otherwise never.
alter table referral.referral add column due_at timestamptz not null default 'infinity';
alter table referral.address add column due_at timestamptz not null default 'infinity';

create index referral_sent_due on referral.referral
  (coalition_id, sender_id, due_at, written_at desc, id desc);
create index address_received_due on referral.address
  (coalition_id, receiver_id, due_at, offered_at desc, referral_id desc)
  where offered_at is not null;

-- What runs already gets its day when the clocks are looked at next, which is now.
update referral.referral set next_call = now() where next_call is not null;

-- Who writes what. One side opens a referral, addresses it, and records what the client agreed to;
-- what somebody says, does or reads is written down in the name of their own organization; what the
-- clocks did, and what reviewers found, by the product alone. The nil id is the product itself.
create policy sender_writes on referral.referral as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = sender_id::text);
create policy sender_writes on referral.address as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = sender_id::text);
create policy sender_writes on referral.consent as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = sender_id::text);
create policy sender_writes on referral.practice as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = sender_id::text);
create policy sender_changes on referral.paper as restrictive for update using
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = sender_id::text);

create policy own_deeds on referral.entry as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (acted_for::text, '00000000-0000-0000-0000-000000000000'));
create policy own_deeds on referral.message as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (acted_for::text, '00000000-0000-0000-0000-000000000000'));
create policy own_deeds on referral.look as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (acted_for::text, '00000000-0000-0000-0000-000000000000'));
create policy own_deeds on referral.emergency as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (acted_for::text, '00000000-0000-0000-0000-000000000000'));
create policy own_deeds on referral.paper as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = acted_for::text);

create policy product_writes on referral.call as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = '00000000-0000-0000-0000-000000000000');
create policy product_changes on referral.call as restrictive for update using
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = '00000000-0000-0000-0000-000000000000');
create policy product_writes on referral.emergency_review as restrictive for insert with check
  (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) = '00000000-0000-0000-0000-000000000000');

-- What was agreed to stays as it was recorded: of a consent nothing changes but that it ends. Of a
-- referral and its addresses nobody changes whose they are, whom they are about, and their keys.
revoke update on referral.consent from ${app};
grant update (withdrawn_at, ended_at) on referral.consent to ${app};
revoke update on referral.referral from ${app};
grant update
  (receiver_id, seat_id, service_id, state, escalated_from, offered, urgency, needs, district,
   age_band, sex, languages, safety_flags, groups, reason, epoch, version, changed_at, next_call,
   due_at)
  on referral.referral to ${app};
revoke update on referral.address from ${app};
grant update (receiver_id, seat_id, state, offered_at, details, fingerprint, due_at)
  on referral.address to ${app};
revoke update on referral.paper from ${app};
grant update (receiver_id) on referral.paper to ${app};
