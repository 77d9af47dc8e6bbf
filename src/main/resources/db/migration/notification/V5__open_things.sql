-- Of how many things in an e-mail the office may know. Of what is confidential it learns neither
-- that it came nor when; those from before are left out of its list.
alter table notification.letter add column open_things integer not null default 0;
