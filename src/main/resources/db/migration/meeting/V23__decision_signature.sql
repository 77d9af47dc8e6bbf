-- Every three letters that stand together, each as one bit (Misspelt): a decision that shares too few of
-- them with what somebody typed does not have it in any spelling, and need not be read letter by
-- letter. No index can do this: under forced row-level security an operator that is not leakproof
-- may not be handed to one before the policy was checked.
alter table meeting.decision add column signature bit(2048)
  not null default cast(repeat('0', 2048) as bit(2048));

-- The policy hides all rows from the owner too; for the move it is lifted.
alter table meeting.decision no force row level security;
update meeting.decision d set signature =
  (select bit_or(set_bit(cast(repeat('0', 2048) as bit(2048)),
      (ascii(substr(d.plain, i, 1)) * 961 + ascii(substr(d.plain, i + 1, 1)) * 31
        + ascii(substr(d.plain, i + 2, 1))) % 2048, 1))
    from generate_series(1, length(d.plain) - 2) i)
  where length(d.plain) > 2;
alter table meeting.decision force row level security;
alter table meeting.decision alter column signature drop default;
