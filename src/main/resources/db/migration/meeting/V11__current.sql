-- Few of all meetings are ahead or going on, and every home page asks for these.
create index meeting_ahead on meeting.meeting (coalition_id, held_on, starts_at, id)
  where state in ('DRAFT', 'OPEN', 'IN_PROGRESS');

-- And for those of which outcomes may still be typed.
create index meeting_in_window on meeting.meeting (coalition_id, window_until)
  where state = 'CLOSED';
