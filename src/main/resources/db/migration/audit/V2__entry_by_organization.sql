-- The log is searched by the organization for which somebody acted, too.
create index entry_by_organization on audit.entry (coalition_id, organization_id, number);
