-- What was decided, held, proposed and answered is never taken away, not even by a program that goes
-- wrong. What somebody wants to have changed in the minutes stays in that person's words; only what
-- came of it is added.
revoke delete on meeting.series, meeting.meeting, meeting.proposal, meeting.decision_number,
  meeting.decision, meeting.minutes, meeting.minutes_text, meeting.feed from ${app};
revoke update, delete on meeting.decision_link, meeting.correction from ${app};
grant update (state, answer, answered_at, answered_by, answered_for) on meeting.correction to ${app};
