-- E-mails of a trial without a mail server, to be read by whoever tries it; with real people none.
create table notification.kept_mail (
  id        uuid        primary key,
  recipient text        not null,
  subject   text        not null,
  body      text        not null,
  enclosed  text[]      not null,
  kept_at   timestamptz not null
);
create index kept_mail_by_time on notification.kept_mail (kept_at desc, id desc);
