-- By what pages for survivors are known in a tab, and mails by their sender.
alter table coalition.help_page
  add column icon text not null default 'NOTE'
    check (icon in ('NOTE', 'WEATHER', 'BOOK', 'CALENDAR', 'LEAF')),
  add column sender_th text check (sender_th <> ''),
  add column sender_en text;
