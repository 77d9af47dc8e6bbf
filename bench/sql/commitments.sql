-- ${0} commitments of almost six years: every other one fell at a meeting, the rest one organization
-- asked of another. Most are long done; of the last and next sixty days many are open.
create temp table held as
select row_number() over (order by n) - 1 as at, * from meet where k <= last_held;

create unique index on held (at);

analyze held;

create temp table promise as
select p.*,
  case
    when due < today - 60 then case when r < 950 then 'CONFIRMED' when r < 975 then 'TAKEN_BACK'
      when r < 985 then 'DECLINED' when r < 990 then 'PROPOSED' when r < 997 then 'ACCEPTED' else 'DONE' end
    when due < today then case when r < 600 then 'CONFIRMED' when r < 700 then 'DONE'
      when r < 860 then 'ACCEPTED' when r < 900 then 'PROPOSED' when r < 930 then 'DELAY_ASKED'
      when r < 950 then 'DATE_ASKED' when r < 975 then 'DECLINED' else 'TAKEN_BACK' end
    else case when r < 200 then 'CONFIRMED' when r < 280 then 'DONE' when r < 700 then 'ACCEPTED'
      when r < 880 then 'PROPOSED' when r < 920 then 'DATE_ASKED' when r < 950 then 'DELAY_ASKED'
      when r < 980 then 'DECLINED' else 'TAKEN_BACK' end
  end as state
from (
  select g, md5('commitment ' || g)::uuid as id, hashtext('state ' || g) & 1023 as r0,
    (hashtext('r ' || g) & 65535) % 1000 as r, today, coalition,
    case when g % 2 = 0 then held.n end as meet, case when g % 2 = 0 then held.id end as meeting,
    (array[3, 6, 7, 8])[1 + (g / 2 / held_count) % 4] as item,
    case when g % 2 = 0 then held.s end as s,
    held.starts + interval '3 hours' - (g % 2) * (g % 20) * interval '1 day' as at,
    (held.held_on + 20 + (hashtext('due ' || g) & 65535) % 70) as due,
    (hashtext('owner ' || g) & 65535) % 1000 as owner, (hashtext('asker ' || g) & 65535) % 1000 as asker,
    (g * 31) % phrases as phrase
  from const cross join (select count(*) as held_count from held) c cross join generate_series(0, ${0} - 1) g
  join held on held.at = (g / 2) % (select count(*) from held)) p;

alter table promise add primary key (g);

analyze promise;

insert into commitment.commitment
  (coalition_id, id, what, owner, person, due, state, open, asked_due, asked_by, asked_person,
   created_by, created_for, created_at, source_kind, source_id, source_part, pillar, done_on, report,
   changed_at, version)
select p.coalition, p.id, phrase.what || ' ' || p.g, owner.house_id,
  case when p.g % 10 > 0 then owner.id end, p.due, p.state,
  p.state not in ('CONFIRMED', 'TAKEN_BACK'),
  case when p.state in ('DATE_ASKED', 'DELAY_ASKED') then p.due + 14 end,
  case when meet is null then asker.house_id end, case when meet is null then asker.id end,
  maker.id, maker.house_id, p.at, case when meet is not null then 'meeting' end, p.meeting,
  case when meet is not null then md5('item ' || meet || ' ' || item)::uuid end, pillars[1 + p.g % 8],
  case when p.state in ('DONE', 'CONFIRMED') then least(p.today, p.due - 10 + p.g % 20) end,
  case when p.state in ('DONE', 'CONFIRMED') then 'ดำเนินการเสร็จแล้ว ส่งเอกสารให้ฝ่ายเลขานุการเรียบร้อย'
    when p.state = 'DECLINED' then 'กำลังคนไม่พอในช่วงนี้' else '' end,
  least(now(), p.at + interval '5 days'), 3
from const cross join promise p
join phrase on phrase.n = p.phrase
join who owner on owner.n = p.owner
join who asker on asker.n = p.asker
join who maker on maker.n = case when p.s is null then p.asker else 50 + p.s % 50 end;

insert into commitment.word (coalition_id, word, commitment_id)
select p.coalition, word, p.id from promise p
join phrase on phrase.n = p.phrase, unnest(phrase.words || p.g::text) as word;

-- The way to each state.
create temp table way (state text, number int, step text, now text);

insert into way values
  ('PROPOSED', 1, 'MAKE', 'PROPOSED'),
  ('DATE_ASKED', 1, 'MAKE', 'PROPOSED'), ('DATE_ASKED', 2, 'ASK_DATE', 'DATE_ASKED'),
  ('ACCEPTED', 1, 'MAKE', 'PROPOSED'), ('ACCEPTED', 2, 'ACCEPT', 'ACCEPTED'),
  ('DELAY_ASKED', 1, 'MAKE', 'PROPOSED'), ('DELAY_ASKED', 2, 'ACCEPT', 'ACCEPTED'),
  ('DELAY_ASKED', 3, 'ASK_DATE', 'DELAY_ASKED'),
  ('DONE', 1, 'MAKE', 'PROPOSED'), ('DONE', 2, 'ACCEPT', 'ACCEPTED'),
  ('DONE', 3, 'REPORT_DONE', 'DONE'),
  ('CONFIRMED', 1, 'MAKE', 'PROPOSED'), ('CONFIRMED', 2, 'ACCEPT', 'ACCEPTED'),
  ('CONFIRMED', 3, 'REPORT_DONE', 'DONE'), ('CONFIRMED', 4, 'CONFIRM', 'CONFIRMED'),
  ('DECLINED', 1, 'MAKE', 'PROPOSED'), ('DECLINED', 2, 'DECLINE', 'DECLINED'),
  ('TAKEN_BACK', 1, 'MAKE', 'PROPOSED'), ('TAKEN_BACK', 2, 'TAKE_BACK', 'TAKEN_BACK');

insert into commitment.entry
  (coalition_id, id, commitment_id, step, state, words, due, owner, person, by_person, by_owner, at,
   number)
select p.coalition,
  case when number = 1 then p.id else md5('entry ' || p.g || ' ' || number)::uuid end, p.id, step,
  now, case step when 'DECLINE' then 'กำลังคนไม่พอในช่วงนี้' when 'REPORT_DONE' then
    'ดำเนินการเสร็จแล้ว ส่งเอกสารให้ฝ่ายเลขานุการเรียบร้อย' else '' end,
  case step when 'MAKE' then p.due when 'ASK_DATE' then p.due + 14 end,
  case when number = 1 then owner.house_id end, case when number = 1 then owner.id end,
  case when step in ('MAKE', 'CONFIRM', 'TAKE_BACK') then maker.id else owner.id end,
  case when step in ('MAKE', 'CONFIRM', 'TAKE_BACK') then maker.house_id else owner.house_id end,
  least(now(), p.at + (number - 1) * interval '2 days'), number
from promise p
join way on way.state = p.state
join who owner on owner.n = p.owner
join who maker on maker.n = case when p.s is null then p.asker else 50 + p.s % 50 end;

-- Every rung of the ladder that is due was climbed.
insert into commitment.call (coalition_id, commitment_id, due, rung, called_at, people)
select p.coalition, p.id, p.due, rung, p.due + days + time '02:00', 1
from promise p, (values ('soon', -3), ('today', 0), ('late', 1), ('later', 7), ('stuck', 14)) ladder (rung, days)
where p.state in ('PROPOSED', 'DATE_ASKED', 'ACCEPTED', 'DELAY_ASKED') and p.due + days <= p.today;

insert into meeting.outcome
  (coalition_id, id, meeting_id, item_id, position, kind, text, commitment_id, recorded_at,
   recorded_by, recorded_for)
select p.coalition, md5('promised ' || p.g)::uuid, p.meeting,
  md5('item ' || p.meet || ' ' || p.item)::uuid,
  1 + row_number() over (partition by p.meet, p.item order by p.g), 'COMMITMENT', '', p.id, p.at,
  maker.id, maker.house_id
from promise p
join who maker on maker.n = 50 + p.s % 50
where p.meet is not null;
