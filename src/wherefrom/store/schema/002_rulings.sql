-- People's decisions: revoked by later ones, never changed. Layout 1 foresaw them and wrote none.
-- The log holds a salted digest of each, since the words ruled on may have to be purged.
drop table ruling;

create table ruling (
    place integer primary key,         -- order of ruling
    id text not null unique,
    log integer not null unique references log (seq),
    kind text not null,
    salt text not null,                -- of the digest that stands in the log
    body text not null                 -- JSON: Ruling
) strict;

create trigger ruling_is_never_changed before update on ruling
begin select raise(abort, 'rulings are append-only'); end;
