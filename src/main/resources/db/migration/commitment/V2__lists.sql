-- What the coalition itself asked for, in order, for its office.
create index commitment_of_coalition on commitment.commitment (coalition_id, due, id)
  where open and asked_by is null;

-- The record of a year counts tens of thousands; it is told from the index alone.
create index commitment_record on commitment.commitment (coalition_id, due)
  include (owner, state, done_on);
