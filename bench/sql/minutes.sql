-- What the product circulated of some meetings stands for the others too: paper and fingerprint stay
-- together. The last meeting of each series has a draft, the one before was circulated, the earlier
-- ones were adopted by the next.
create temp table written as
select row_number() over (order by meeting_id) - 1 as at, paper, fingerprint, made_by, made_for
from meeting.minutes_version;

insert into meeting.minutes
  (coalition_id, meeting_id, state, circulated_at, correct_until, adopted_on, adopted_at, changed_at,
   changed_by, changed_for, version)
select coalition, meet.id, case when meet.k = meet.last_held - 1 then 'CIRCULATED' else 'ADOPTED' end,
  meet.starts + interval '4 days', meet.held_on + 14,
  case when meet.k < meet.last_held - 1 then next.held_on end,
  case when meet.k < meet.last_held - 1 then next.id end, meet.starts + interval '4 days',
  secretary.id, secretary.house_id, 2
from const cross join meet
join meet next on next.s = meet.s and next.k = meet.k + 1
join who secretary on secretary.n = 50 + meet.s % 50
where meet.k < meet.last_held;

insert into meeting.minutes_version
  (coalition_id, meeting_id, number, cause, paper, fingerprint, made_at, made_by, made_for)
select coalition, meet.id, v, case v when 1 then 'CIRCULATED' else 'ADOPTED' end, paper,
  fingerprint, meet.starts + v * interval '4 days', made_by, made_for
from const cross join meet
join written on written.at = meet.n % (select count(*) from written), generate_series(1, 2) v
where meet.k < meet.last_held - 1 or (meet.k = meet.last_held - 1 and v = 1);
