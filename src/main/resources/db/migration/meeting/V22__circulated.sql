-- Every home page asks for the minutes that members have before them; they are few at any time.
create index minutes_circulated on meeting.minutes (coalition_id, meeting_id)
  where state = 'CIRCULATED';
