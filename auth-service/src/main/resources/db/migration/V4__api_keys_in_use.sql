-- Who made and who ended a key, and when it was last presented (to the minute).
alter table api_key
    add column created_by text not null default 'service:auth',
    add column revoked_by text,
    add column last_used_at timestamptz;
alter table api_key alter column created_by drop default;
create index api_key_by_age on api_key (created_at, id);
