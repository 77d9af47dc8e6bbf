-- ${0} series of ${1} meetings every three weeks, of which the last is a draft and the one before is open.
insert into meeting.series
  (coalition_id, id, kind, name_th, name_en, organ_id, pillar_id, frequency, every, first_on,
   starts_at, minutes, place, link, chair, secretary, window_hours, changed_at, changed_by,
   changed_for)
select coalition, md5('series ' || s)::uuid, case when s < 5 then 'QUARTERLY' else 'COORDINATION' end,
  'ประชุมคณะทำงานด้านที่ ' || s + 1, 'Working meeting ' || s + 1,
  case when s >= 5 then md5('organ ' || s % 10)::uuid end, pillars[1 + s % 8], 'WEEKLY', 3,
  today - 21 * (${1} - 2) + s % 21, '09:00', 180, 'ห้องประชุมศาลากลางจังหวัดเชียงราย', '',
  chair.id, secretary.id, 72, now(), secretary.id, secretary.house_id
from const cross join generate_series(0, ${0} - 1) s
join who chair on chair.n = 100 + s
join who secretary on secretary.n = 50 + s % 50;

create temp table meet as
select m.*, row_number() over (partition by s, year order by k) as number
from (
  select s * ${1} + k as n, s, k, ${1} - 3 as last_held,
    md5('meeting ' || s || ' ' || k)::uuid as id, md5('series ' || s)::uuid as series,
    today - 21 * (${1} - 2 - k) + s % 21 as held_on,
    extract(year from today - 21 * (${1} - 2 - k) + s % 21)::int + 543 as year,
    case when s >= 5 then s % 10 end as organ,
    (today - 21 * (${1} - 2 - k) + s % 21 + time '09:00') at time zone 'Asia/Bangkok' as starts
  from const cross join generate_series(0, ${0} - 1) s cross join generate_series(0, ${1} - 1) k) m;

create unique index on meet (n);

analyze meet;

insert into meeting.meeting
  (coalition_id, id, series_id, number, year, slot, held_on, starts_at, minutes, place, link, chair,
   secretary, heading_kinds, headings_th, headings_en, state, invited_at, opened_at, started_at,
   closed_at, window_until, entitled, present, door, changed_at, changed_by, changed_for)
select coalition, meet.id, series, case when k <= last_held + 1 then number end,
  case when k <= last_held + 1 then year end, held_on, held_on, '09:00', 180,
  'ห้องประชุมศาลากลางจังหวัดเชียงราย', '', chair.id, secretary.id,
  '{INFORM,MINUTES,ARISING,INFORMATION,CONSIDERATION,OTHER}',
  '{เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ,เรื่องรับรองรายงานการประชุม,เรื่องสืบเนื่อง,เรื่องเสนอให้ที่ประชุมทราบ,เรื่องเสนอให้ที่ประชุมพิจารณา,"เรื่องอื่น ๆ"}',
  '{"Matters the chair informs of","Adoption of the minutes of the previous meeting","Matters arising","Matters for information","Matters for consideration","Other matters"}',
  case when k <= last_held then 'CLOSED' when k = last_held + 1 then 'OPEN' else 'DRAFT' end,
  case when k <= last_held + 1 and held_on - 14 <= today then starts - interval '14 days' end,
  case when k <= last_held + 1 then starts - interval '21 days' end,
  case when k <= last_held then starts end,
  case when k <= last_held then starts + interval '3 hours' end,
  case when k <= last_held then starts + interval '75 hours' end,
  case when k <= last_held then case when organ is null then 250 else 15 end end,
  case when k <= last_held then case when organ is null then 60 else 12 end end,
  md5('door ' || meet.n), least(starts + interval '3 hours', now()), secretary.id,
  secretary.house_id
from const cross join meet
join who chair on chair.n = 100 + meet.s
join who secretary on secretary.n = 50 + meet.s % 50;

insert into meeting.item
  (coalition_id, id, meeting_id, heading, position, title, detail, minutes,
   presenter_organization, presenter, changed_at, changed_by, changed_for)
select coalition, md5('item ' || meet.n || ' ' || i)::uuid, meet.id,
  (array[1, 2, 3, 4, 4, 5, 5, 6])[i], i,
  case i when 1 then 'ประธานแจ้งเรื่องสำคัญ' when 2 then 'รับรองรายงานการประชุมครั้งก่อน'
    when 3 then 'ติดตามงานที่มอบหมาย' else phrase.what end,
  case when i > 3 then 'รายละเอียดและความเป็นมาของเรื่องนี้ ปรากฏตามเอกสารที่ส่งให้สมาชิกล่วงหน้า ขอให้ที่ประชุมพิจารณา'
    else '' end,
  20, case when i > 3 then house.id end, '', least(starts, now()), secretary.id,
  secretary.house_id
from const cross join meet cross join generate_series(1, 8) i
join phrase on phrase.n = (meet.n * 8 + i) % (select phrases from const)
join house on house.n = (meet.n * 3 + i) % 250
join who secretary on secretary.n = 50 + meet.s % 50;

insert into meeting.attendance
  (coalition_id, id, meeting_id, organization_id, person_id, name, position, kind, way, arrived_at,
   recorded_by)
select coalition, md5('there ' || meet.n || ' ' || j)::uuid, meet.id, who.house_id, who.id, who.name,
  'ผู้แทน', 'MEMBER', 'LIST', starts - interval '10 minutes' + j * interval '10 seconds', secretary.id
from const cross join meet cross join generate_series(0, 59) j
join who on who.n = case when meet.organ is null then (meet.k * 7 + j * 4) % 250
  else (meet.organ * 15 + j) % 250 end
join who secretary on secretary.n = 50 + meet.s % 50
where meet.k <= meet.last_held and (meet.organ is null or j < 12);

-- Half of those who are asked whether they come have said so.
insert into meeting.answer
  (coalition_id, meeting_id, organization_id, answer, answered_at, answered_by)
select coalition, meet.id, who.house_id, case when j % 9 = 0 then 'NO' else 'YES' end,
  least(starts - interval '7 days', now()), who.id
from const cross join meet cross join generate_series(0, 124) j
join who on who.n = case when meet.organ is null then j * 2 else (meet.organ * 15 + j) % 250 end
where meet.k between meet.last_held - 1 and meet.last_held + 1 and (meet.organ is null or j < 8);

-- As the product does it (Misspelt).
create temp table signed as
select n, (select bit_or(set_bit(cast(repeat('0', 2048) as bit(2048)),
    (ascii(substr(plain, i, 1)) * 961 + ascii(substr(plain, i + 1, 1)) * 31
      + ascii(substr(plain, i + 2, 1))) % 2048, 1))
  from generate_series(1, length(plain) - 2) i) as signature
from phrase;

create temp table decided as
select meet.n, meet.id as meeting, meet.s, meet.k, meet.organ, i, meet.year, meet.held_on, meet.starts,
  md5('decision ' || meet.n || ' ' || i)::uuid as id,
  row_number() over (partition by meet.year order by meet.held_on, meet.n, i) as number
from meet, unnest(array[2, 6, 7]) i where meet.k <= meet.last_held;

insert into meeting.decision
  (coalition_id, id, year, number, meeting_id, item_id, decided_on, text, proposer, seconder, way,
   standing, why, organ_id, pillar_id, words, plain, signature, changed_at, changed_by, changed_for)
select coalition, d.id, d.year, d.number, d.meeting, md5('item ' || d.n || ' ' || d.i)::uuid,
  d.held_on, decided, proposer.id, seconder.id,
  case when (d.n + d.i) % 5 = 0 then 'VOTE' else 'CONSENSUS' end,
  case when d.number % 200 = 0 then 'WITHDRAWN' when d.number % 77 = 0 then 'AWAITING' else 'VALID' end,
  case when d.number % 200 = 0 then 'พิมพ์ผิดวาระ' else '' end,
  case when d.organ is not null then md5('organ ' || d.organ)::uuid end, pillars[1 + d.n % 8], tsv,
  plain, signed.signature, d.starts + interval '2 hours', secretary.id, secretary.house_id
from const cross join decided d
join phrase on phrase.n = (d.n * 8 + d.i) % (select phrases from const)
join signed on signed.n = phrase.n
join house proposer on proposer.n = (d.n * 3 + d.i) % 250
join house seconder on seconder.n = (d.n * 3 + d.i + 11) % 250
join who secretary on secretary.n = 50 + d.s % 50;

insert into meeting.decision_word (coalition_id, word, decision_id)
select d.coalition_id, w.lexeme, d.id from meeting.decision d, unnest(d.words) w
on conflict do nothing;

insert into meeting.decision_number (coalition_id, year, last)
select coalition, year, max(number) from const, decided group by coalition, year;

insert into meeting.voice (coalition_id, decision_id, organization_id, voice)
select coalition, d.id, house.id, case when j = 0 then 'NO' when j < 3 then 'ABSTAIN' else 'YES' end
from const cross join decided d cross join generate_series(0, 11) j
join house on house.n = (coalesce(d.organ, 0) * 15 + j) % 250
where (d.n + d.i) % 5 = 0;

insert into meeting.decision_link (coalition_id, later_id, earlier_id, kind, linked_at, linked_by)
select coalition, later.id, earlier.id,
  (array['SUPERSEDES', 'IMPLEMENTS', 'REPEALS'])[1 + later.n % 3], later.starts + interval '3 hours',
  null
from const cross join decided later
join decided earlier on earlier.s = later.s and earlier.k = later.k - 1 and earlier.i = later.i
where later.number % 20 = 0 and later.i = 6;

insert into meeting.outcome
  (coalition_id, id, meeting_id, item_id, position, kind, text, decision_id, recorded_at,
   recorded_by, recorded_for)
select coalition, md5('told ' || meet.n || ' ' || i)::uuid, meet.id,
  md5('item ' || meet.n || ' ' || i)::uuid, 1, 'INFORMATION',
  'ที่ประชุมรับทราบผลการดำเนินงานที่ผ่านมา และขอให้ทุกองค์กรส่งข้อมูลเพิ่มเติมให้ฝ่ายเลขานุการก่อนการประชุมครั้งถัดไป',
  null, starts + i * interval '20 minutes', secretary.id, secretary.house_id
from const cross join meet cross join unnest(array[1, 4, 5]) i
join who secretary on secretary.n = 50 + meet.s % 50
where meet.k <= meet.last_held
union all
select coalition, md5('fell ' || d.n || ' ' || d.i)::uuid, d.meeting,
  md5('item ' || d.n || ' ' || d.i)::uuid, 1, 'DECISION', '', d.id,
  d.starts + d.i * interval '20 minutes', secretary.id, secretary.house_id
from const cross join decided d
join who secretary on secretary.n = 50 + d.s % 50;
