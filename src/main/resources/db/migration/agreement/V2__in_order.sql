-- The register is read page by page, the newest first.
create index agreement_in_order on agreement.agreement (coalition_id, sorts_on desc, id desc);
