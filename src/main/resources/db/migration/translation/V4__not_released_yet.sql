-- What a second person who read a language and does not release it yet says to those who write it;
-- gone as soon as anything of it is changed.
alter table translation.language add column not_yet text check (not_yet <> '');
