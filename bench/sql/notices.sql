-- A hundred notices for everybody, ten of them unread.
insert into notification.notice
  (coalition_id, id, person_id, topic, kind, arguments, path, dedupe, way, told_at, read_at)
select coalition, md5('notice ' || who.n || ' ' || j)::uuid, who.id, 'COMMITMENTS',
  'commitment.confirmed', array[phrase.what], '/commitments', 'bench.' || j, 'DIGEST',
  now() - j * interval '1 day' - who.n * interval '1 minute',
  case when j > 10 then now() - (j - 1) * interval '1 day' end
from const cross join who cross join generate_series(1, 100) j
join phrase on phrase.n = j;
