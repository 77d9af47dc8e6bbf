-- Agreements have a module of their own. No page wrote into this table, only the sample data, which the new
-- module loads anew.
drop table coalition.agreement;
