-- Papers that go with a referral, sealed under the key of its details. Until the seat is asked they
-- are the sender's alone; the receiver is written in with the offer and has the key from acceptance.
create table referral.paper (
  coalition_id uuid        not null,
  id           uuid        not null,
  referral_id  uuid        not null,
  sender_id    uuid        not null,
  receiver_id  uuid        not null,
  name         bytea       not null,
  kind         text        not null,
  size         integer     not null,
  content      bytea       not null,
  person_id    uuid        not null,
  acted_for    uuid        not null,
  added_at     timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id)
);

create index paper_of_referral on referral.paper (coalition_id, referral_id, added_at, id);

-- By what the sender shows that the client agreed: the signed form, or the voice. Nobody else ever
-- sees it, whatever keys they hold.
create table referral.evidence (
  coalition_id    uuid        not null,
  id              uuid        not null,
  referral_id     uuid        not null,
  organization_id uuid        not null,
  name            bytea       not null,
  kind            text        not null,
  size            integer     not null,
  content         bytea       not null,
  person_id       uuid        not null,
  added_at        timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, referral_id) references referral.referral (coalition_id, id)
);

create index evidence_of_referral on referral.evidence (coalition_id, referral_id, added_at, id);

revoke truncate on referral.paper from ${app};
revoke update, truncate on referral.evidence from ${app};

alter table referral.paper enable row level security;
alter table referral.paper force row level security;
create policy coalition on referral.paper
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

alter table referral.evidence enable row level security;
alter table referral.evidence force row level security;
create policy coalition on referral.evidence
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);

-- The second wall. The nil id is the product itself.
create policy party on referral.paper as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (sender_id::text, receiver_id::text, '00000000-0000-0000-0000-000000000000'));
create policy party on referral.evidence as restrictive
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
