-- Whether the form told that reviewers of a dispute read the words too. Nobody was told so of those
-- typed before.
alter table referral.entry add column for_review boolean not null default false;
