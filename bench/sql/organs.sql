-- ${0} organs of ${1} seats, each held by another organization for many years.
insert into coalition.organ (coalition_id, id, name_th, name_en, position)
select coalition, md5('organ ' || o)::uuid, 'คณะทำงานที่ ' || o + 1, 'Working group ' || o + 1, o + 1
from const cross join generate_series(0, ${0} - 1) o;

insert into coalition.office (coalition_id, id, organ_id, name_th, name_en, kind, seats, position)
select coalition, md5('office ' || o)::uuid, md5('organ ' || o)::uuid, 'กรรมการ', 'Member',
  'STEERING', ${1}, 1
from const cross join generate_series(0, ${0} - 1) o;

insert into coalition.term
  (coalition_id, id, office_id, organization_id, began, valid_from)
select coalition, md5('term ' || o || ' ' || j)::uuid, md5('office ' || o)::uuid, house.id,
  '2020-01-01', '2020-01-01'
from const cross join generate_series(0, ${0} - 1) o cross join generate_series(0, ${1} - 1) j
join house on house.n = (o * ${1} + j) % 250;
