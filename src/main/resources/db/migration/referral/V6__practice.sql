-- Made-up clients of a training, by the ids of their files. They are told apart from all others by
-- standing here, are counted nowhere, and are erased after a week.
create table referral.practice (
  coalition_id uuid        not null,
  id           uuid        not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  scenario     text        not null,
  started_by   uuid        not null,
  started_at   timestamptz not null,
  ended_at     timestamptz,
  primary key (coalition_id, id)
);

create index practice_running on referral.practice (coalition_id, started_at)
  where ended_at is null;

revoke delete, truncate on referral.practice from ${app};

alter table referral.practice enable row level security;
alter table referral.practice force row level security;
create policy coalition on referral.practice
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

create policy party on referral.practice as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
