alter table client.file drop constraint file_erased_why_check;
alter table client.file add constraint file_erased_why_check check (erased_why in
  ('ASKED', 'NO_LONGER_NEEDED', 'MISTAKE', 'PRACTICE_OVER', 'TIME_OVER', 'ERASED_BEFORE'));
