-- Who says what has to be changed may take it back. Of what was said before, nobody knows who did.
alter table translation.language
  add column not_yet_by uuid check (not_yet_by is null or not_yet is not null);
