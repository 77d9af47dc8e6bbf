-- How the address of the help page ends, since it stays in the history; null: with "help".
alter table coalition.help_page
  add column word text check (word ~ '^[a-z][a-z0-9-]{1,38}[a-z0-9]$');
