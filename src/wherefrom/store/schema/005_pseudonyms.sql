-- Numbers of pseudonyms, kept by a keyed digest of the name, so that each stays with its person;
-- and what users say of who is protected. The key is the case's own and leaves it in nothing.
create table protection (
    name text primary key,             -- of the value: 'salt'
    value text not null
) strict;

create table pseudonym (
    digest text primary key,           -- HMAC-SHA256 of the folded name under the salt
    number integer not null unique
) strict;

create table wish (
    name text primary key,             -- folded
    protected integer not null,        -- 1 or 0
    body text not null                 -- JSON: the name as given, by whom, why, when
) strict;
