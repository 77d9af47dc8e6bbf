-- By which words a decision is found. One row for each word, since row-level security hands only
-- plain comparisons to an index.
create table meeting.decision_word (
  coalition_id uuid not null,
  word         text not null,
  decision_id  uuid not null,
  primary key (coalition_id, word, decision_id),
  foreign key (coalition_id, decision_id) references meeting.decision (coalition_id, id)
);

-- The policy hides all rows from the owner too; for the move it is lifted.
alter table meeting.decision no force row level security;
insert into meeting.decision_word (coalition_id, word, decision_id)
  select d.coalition_id, w.lexeme, d.id from meeting.decision d, unnest(d.words) w;
alter table meeting.decision force row level security;

create index decision_word_of on meeting.decision_word (coalition_id, decision_id);

alter table meeting.decision_word enable row level security;
alter table meeting.decision_word force row level security;
create policy coalition on meeting.decision_word
  using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
