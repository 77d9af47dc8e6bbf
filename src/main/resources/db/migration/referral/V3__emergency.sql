-- Details opened without consent because somebody was in danger: by whom, why, and until when.
create table referral.emergency (
  coalition_id uuid        not null,
  id           uuid        not null,
  referral_id  uuid        not null,
  epoch        integer     not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  person_id    uuid        not null,
  acted_for    uuid        not null,
  reason       text        not null,
  words        bytea       not null,
  opened_at    timestamptz not null,
  until        timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id),
  check (until > opened_at and until <= opened_at + interval '3 hours')
);

create index emergency_of_referral on referral.emergency (coalition_id, referral_id, opened_at);
create index emergency_newest on referral.emergency (coalition_id, opened_at);

-- What two officers found who have nothing to do with it, one after the other; without words where
-- the client was erased in the meantime.
create table referral.emergency_review (
  coalition_id uuid        not null,
  emergency_id uuid        not null,
  person_id    uuid        not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  justified    boolean     not null,
  words        bytea,
  reviewed_at  timestamptz not null,
  primary key (coalition_id, emergency_id, person_id),
  foreign key (coalition_id, emergency_id) references referral.emergency (coalition_id, id)
);

revoke update, delete, truncate on referral.emergency, referral.emergency_review from ${app};

alter table referral.emergency enable row level security;
alter table referral.emergency force row level security;
create policy coalition on referral.emergency
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on referral.emergency as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));

alter table referral.emergency_review enable row level security;
alter table referral.emergency_review force row level security;
create policy coalition on referral.emergency_review
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on referral.emergency_review as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
