-- What somebody may have meant who misspelt is about as long as what was typed. Phrases stand in the order of their
-- length, so that a search unpacks only those it compares: with 1,000 organizations 3 ms instead of 10.
alter table membership.phrase
  -- At n: where in phrases the first one stands that has n letters or more.
  add column starts smallint[] not null default '{}';

-- The policy hides all rows from the owner too; for the change it is lifted.
alter table membership.phrase no force row level security;
update membership.phrase p set
  phrases = (select coalesce(array_agg(word order by char_length(word), word), '{}') from unnest(p.phrases) as said(word)),
  starts = (
    select array_agg(1 + (select count(*) from unnest(p.phrases) as said(word) where char_length(word) < n) order by n)
    from generate_series(1, 41) as lengths(n));
alter table membership.phrase alter column starts drop default;
alter table membership.phrase force row level security;
