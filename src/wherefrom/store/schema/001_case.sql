-- What was done with the case, in order; nothing in it is ever changed or taken away.
-- No name and no path stands in a body: those are in tables that a purge can empty.
create table log (
    seq integer primary key check (seq > 0),
    at text not null,        -- UTC
    who text not null,
    kind text not null,
    body text not null,      -- JSON
    previous text not null,  -- hash of the entry before; 64 zeros for the first
    hash text not null
) strict;

create trigger log_is_never_changed before update on log
begin select raise(abort, 'the log is append-only'); end;
create trigger log_is_never_shortened before delete on log
begin select raise(abort, 'the log is append-only'); end;
create trigger log_only_grows before insert on log
when new.seq <> (select coalesce(max(seq), 0) + 1 from log)
begin select raise(abort, 'the log is append-only'); end;

-- People's decisions, for a later version: rows are withdrawn by new rows, never changed.
create table ruling (
    id integer primary key,
    log integer not null references log (seq),
    kind text not null,
    body text not null  -- JSON
) strict;

create trigger ruling_is_never_changed before update on ruling
begin select raise(abort, 'rulings are append-only'); end;

-- Files as captured: name, newest bytes, and where they lay.
create table file (
    name text primary key,
    sha256 text not null,
    size integer not null,             -- bytes
    place text not null,               -- absolute path at the last capture
    root text not null,                -- place without the name: the folder that was given
    gone integer not null default 0    -- 1: not there at the last capture of its folder
) strict;

create table capture (
    id integer primary key,            -- order of first capture
    name text not null,
    sha256 text not null references original (sha256),
    log integer not null references log (seq),
    unique (name, sha256)
) strict;

create table original (
    sha256 text primary key,
    size integer not null              -- bytes
) strict;

create table tombstone (
    sha256 text primary key,
    log integer not null references log (seq)
) strict;

-- Files that capture itself refused: too large, a link, of no known type.
create table refused (
    path text primary key,
    given text not null,               -- sha256 of each path of that capture, with spaces between
    body text not null                 -- JSON: Unread
) strict;

-- What a person set for a document; kept apart from what was read.
create table given (
    document text not null,
    field text not null,
    value text not null,
    salt text not null,                -- of the digest that stands in the log
    log integer not null references log (seq),
    primary key (document, field)
) strict;

-- Work per file and per document, kept as long as its makers' digest is equal.
create table readout (
    name text not null,
    sha256 text not null,
    made_by text not null,
    body text not null,                -- JSON: Readout
    primary key (name, sha256)
) strict;

create table read_document (
    document text not null,
    name text not null,
    sha256 text not null,              -- of the file, which may hold several documents
    primary key (document, name, sha256)
) strict, without rowid;

create table worked (
    digest text primary key,           -- of document, models and stage
    document text not null,
    body text not null,                -- JSON: Worked without its vectors
    vectors blob not null              -- float32, 384 a statement
) strict;

-- Things the program must still do after an interruption.
create table pending (what text primary key) strict;

-- The last finished run. "place" is the order in the ledger.
create table result (
    one integer primary key check (one = 1),
    run text not null                  -- JSON: Run
) strict;

create table stage (
    name text primary key,
    digest text not null,              -- of inputs, settings and code
    body text not null                 -- JSON of what is not in the tables below
) strict;

create table document (
    place integer primary key,
    id text not null unique,
    path text not null,
    title text,
    publisher text,
    publisher_kind text not null,
    published text,
    basis text not null,
    url text,
    language text,
    sha256 text not null,
    version_of text,
    text text not null,
    body text not null                 -- JSON: the rest of Document
) strict;

create table external (
    place integer primary key, id text not null, name text not null, url text
) strict;

create table source (
    place integer primary key,
    id text not null,
    name text not null,
    kind text not null,
    protected integer not null,
    body text not null                 -- JSON: Source
) strict;

create table mention (
    place integer primary key,
    id text not null,
    document text not null,
    start integer not null,
    "end" integer not null,
    name text not null,
    kind text not null,
    named integer not null,
    body text not null                 -- JSON: Mention
) strict;

create table mention_source (
    place integer primary key, mention text not null, source text not null, why text not null
) strict;

create table publisher_source (
    place integer primary key, document text not null, source text not null
) strict;

create table attribution (
    place integer primary key,
    id text not null,
    document text not null,
    speaker text,
    probability real not null,
    body text not null                 -- JSON: Attribution
) strict;

create table statement (
    place integer primary key,
    id text not null,
    document text not null,
    start integer not null,
    "end" integer not null,
    text text not null,
    kind text not null,
    modality text not null,
    origin text,
    origin_kind text not null,
    body text not null                 -- JSON: Statement
) strict;

create table claim (
    place integer primary key,
    id text not null,
    gloss text not null,
    documents integer not null,
    body text not null                 -- JSON: Claim
) strict;

create table answer (
    claim text not null,
    place integer not null,            -- within the claim
    id text not null,
    value text not null,
    named integer not null,
    withheld integer not null,
    anonymous integer not null,
    outlets integer not null,
    expected real not null,
    low integer not null,
    high integer not null
) strict;

create table answer_statement (
    answer text not null,
    statement text not null,
    compatible integer not null        -- 1: fits several answers, counts for none
) strict;

create table flag (answer text not null, flag text not null) strict;

create table link (
    place integer primary key,
    first text not null,
    second text not null,
    probability real not null,
    why text not null
) strict;

create table derivation (
    place integer primary key,
    id text not null,
    taker text not null,
    giver text not null,
    kind text not null,
    probability real not null,
    body text not null                 -- JSON: Derivation
) strict;

create table finding (
    place integer primary key,
    kind text not null,
    claim text,
    answer text,
    body text not null                 -- JSON: Finding
) strict;

create table notice (
    place integer primary key,
    document text,
    kind text not null,
    body text not null                 -- JSON: Notice
) strict;

create table unread (
    place integer primary key,
    path text not null,
    kind text not null,
    reason text not null,
    next_step text not null
) strict;

create index mention_id on mention (id);
create index mention_of_source on mention_source (source);
create index source_id on source (id);
create index attribution_document on attribution (document);
create index statement_id on statement (id);
create index statement_document on statement (document, start);
create index claim_id on claim (id);
create index answer_claim on answer (claim, place);
create index answer_id on answer (id);
create index statement_answers on answer_statement (statement);
create index answer_statements on answer_statement (answer);
create index derivation_taker on derivation (taker);
create index derivation_giver on derivation (giver);

create virtual table document_words using fts5 (
    title, text, content = 'document', content_rowid = 'place',
    tokenize = 'unicode61 remove_diacritics 2'
);
create virtual table statement_words using fts5 (
    text, content = 'statement', content_rowid = 'place',
    tokenize = 'unicode61 remove_diacritics 2'
);
