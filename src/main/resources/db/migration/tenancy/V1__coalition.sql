-- The coalitions themselves: one row per tenant, read before any tenant is known, so without row-level security.
create table tenancy.coalition (
  id            uuid primary key,
  slug          text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
  name_th       text not null check (name_th <> ''),
  name_en       text,
  short_name_th text not null check (short_name_th <> ''),
  short_name_en text,
  invented      boolean not null default false,
  open          boolean not null default true
);
