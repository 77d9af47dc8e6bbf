-- Whom a key is shared with reads it; only its owner, or the product, destroys it or wraps it anew.
create policy owner_changes on vault.data_key as restrictive for update
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
create policy owner_deletes on vault.data_key as restrictive for delete
  using (coalesce(current_setting('prasan.coalition', true), '') = ''
    or current_setting('prasan.organization', true) in
      (organization_id::text, '00000000-0000-0000-0000-000000000000'));
