-- When something was changed that everybody may know who knows of the service; none: changed_at.
alter table directory.service add column openly_changed_at timestamptz;
-- When a part was changed that may be kept more closely.
alter table directory.service add column description_changed_at timestamptz;
alter table directory.service add column address_changed_at timestamptz;
alter table directory.service add column phones_changed_at timestamptz;
alter table directory.service add column contacts_changed_at timestamptz;
alter table directory.service add column capacity_changed_at timestamptz;
-- By which id the file knows it that brought it; its own is never taken from a file, or the file
-- would find out which ids are taken.
alter table directory.service add column brought_as uuid;
create index service_brought_as on directory.service (coalition_id, brought_as) where brought_as is not null;
