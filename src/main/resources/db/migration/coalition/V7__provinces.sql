-- The operator brings the districts of further provinces; none is ever taken away, for codes stand in many rows.
create table coalition.province (
  code    char(2) not null primary key check (code ~ '^[0-9]{2}$'),
  name_th text    not null,
  name_en text
);
insert into coalition.province (code, name_th, name_en) values ('57', 'เชียงราย', 'Chiang Rai');

alter table coalition.district alter column name_en drop not null;
alter table coalition.subdistrict alter column name_en drop not null;
grant select on coalition.province to ${app};
revoke delete, truncate on coalition.province from ${app};
grant insert, update on coalition.province, coalition.district, coalition.subdistrict to ${app};
