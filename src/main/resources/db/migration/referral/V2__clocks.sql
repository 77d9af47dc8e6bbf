-- Which clocks that ran out were explained afterwards; why stands in the entry.
create table referral.lateness (
  coalition_id uuid        not null,
  referral_id  uuid        not null,
  clock        text        not null,
  started_at   timestamptz not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  entry_id     uuid        not null,
  primary key (coalition_id, referral_id, clock, started_at),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id)
);

revoke update, delete, truncate on referral.lateness from ${app};

alter table referral.lateness enable row level security;
alter table referral.lateness force row level security;
create policy coalition on referral.lateness
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
create policy party on referral.lateness as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
