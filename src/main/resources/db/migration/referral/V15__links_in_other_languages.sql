-- A client's link speaks any language that was released in the coalition, by its BCP 47 tag.
alter table referral.client_link drop constraint client_link_language_check;
alter table referral.client_link add check (language ~ '^[A-Za-z0-9]{2,8}(-[A-Za-z0-9]{1,8})*$');
