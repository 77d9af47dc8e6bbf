-- English readers find organizations by their English names, and those without one by the Thai name.
create index organization_in_english_order
  on membership.organization (coalition_id, (coalesce(name_en, name_th)) collate "en-x-icu", id);
