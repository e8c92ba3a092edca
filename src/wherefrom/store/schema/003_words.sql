alter table worked add column words blob not null default x'';  -- int8, 128 a word
