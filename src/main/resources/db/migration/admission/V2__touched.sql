-- When the applicant last changed something: what nobody touches and nobody hands in is forgotten.
alter table admission.application add column touched_at timestamptz not null default now();
alter table admission.application alter column touched_at drop default;
-- What was ever sent along, also if it was taken away since: strangers keep no more than this with us.
alter table admission.application add column uploaded_bytes bigint not null default 0
  check (uploaded_bytes >= 0);
