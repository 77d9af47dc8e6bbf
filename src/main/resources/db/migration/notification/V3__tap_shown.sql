-- What the e-mail said that may change; who answers by it answers only that. Links of before show
-- nothing, and open nothing any more.
alter table notification.notice add column tap_shown text;
