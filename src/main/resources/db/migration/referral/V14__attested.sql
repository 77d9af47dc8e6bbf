-- Before whom consent was spoken, and on what ground somebody signed for the client: sealed with the
-- name of who signed. Of those recorded before, nobody was asked.
alter table referral.consent add column attested bytea;
alter table referral.outside add column attested bytea;
