-- An organization that leaves gives back offices it was to hold later: such a term ends before it began.
alter table coalition.term drop constraint term_check;
alter table coalition.term add constraint term_ends_no_earlier check (valid_to >= valid_from - 1);
