alter table worked add column parse blob not null default x'';  -- the words of a document's parse

-- Codebooks that somebody chose for the case, in order; none: those that come with the program.
create table codebook (
    place integer primary key,
    name text not null unique,         -- of a codebook that is shipped, or of the file
    body text not null,                -- YAML; empty for one that is shipped
    log integer not null references log (seq)
) strict;
