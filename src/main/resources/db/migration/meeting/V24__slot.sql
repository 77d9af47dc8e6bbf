-- The day of its series that a meeting takes. A meeting held ahead of it keeps it, so that the next one
-- does not fall on the day that was given up.
alter table meeting.meeting add column slot date;

-- The policy hides all rows from the owner too; for the move it is lifted.
alter table meeting.meeting no force row level security;
update meeting.meeting set slot = held_on;
alter table meeting.meeting force row level security;
alter table meeting.meeting alter column slot set not null;
