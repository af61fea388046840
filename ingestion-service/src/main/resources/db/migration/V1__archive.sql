-- The archive: one record of everything that was ever observed of a workspace. Stamps named *_at without a time zone type are
-- microseconds since the epoch on Slack's clock (bigint), because that is what they are compared with.

grant usage on schema archive to archive_app, archive_search;
alter default privileges in schema archive grant select, insert, update, delete on tables to archive_app;
alter default privileges in schema archive grant usage, select on sequences to archive_app;

-- Workspaces -------------------------------------------------------------------------------------------------------------

create table workspace_info (
    team        text primary key,
    raw         jsonb  not null,
    observed_at bigint not null
);

-- Channels: our key is the identity, Slack's ids are aliases of it -------------------------------------------------------

create sequence channel_key as bigint;

create table channel_alias (
    team text   not null,
    id   text   not null collate "C",
    key  bigint not null,
    primary key (team, id)
);
create index channel_alias_by_id on channel_alias (id);

create table channel (
    team           text    not null,
    key            bigint  not null,
    id             text    not null collate "C",
    id_at          bigint  not null default 0,
    name           text,
    name_at        bigint  not null default 0,
    kind           text    not null default 'unknown',
    kind_at        bigint  not null default 0,
    is_archived    boolean not null default false,
    archived_at    bigint  not null default 0,
    is_member      boolean not null default false,
    member_at      bigint  not null default 0,
    topic          text,
    topic_at       bigint  not null default 0,
    purpose        text,
    purpose_at     bigint  not null default 0,
    -- the newest whole conversation object; null while only the id is known
    raw            jsonb,
    observed_at    bigint  not null default 0,
    members_as_of  bigint  not null default 0,
    -- set by backfill when history and replies are proven; null = unknown, 0 = from the channel's beginning
    complete_since bigint,
    checked_at     bigint,
    primary key (team, key)
);

create table channel_member (
    team        text    not null,
    channel_key bigint  not null,
    user_id     text    not null,
    at          bigint  not null,
    present     boolean not null,
    primary key (team, channel_key, user_id)
);

-- Users and files --------------------------------------------------------------------------------------------------------

create table slack_user (
    team          text    not null,
    id            text    not null collate "C",
    name          text,
    real_name     text,
    display_name  text,
    is_bot        boolean not null default false,
    is_restricted boolean not null default false,
    deleted       boolean not null default false,
    updated       bigint  not null default 0,
    observed_at   bigint  not null,
    hash          text    not null,
    raw           jsonb   not null,
    primary key (team, id)
);

create table file (
    team        text    not null,
    id          text    not null collate "C",
    -- null while only the id is known
    raw         jsonb,
    observed_at bigint  not null default 0,
    deleted     boolean not null default false,
    primary key (team, id)
);

-- Messages ---------------------------------------------------------------------------------------------------------------

create table message (
    team             text    not null,
    channel_key      bigint  not null,
    ts               text    not null collate "C",
    -- the content that wins: greatest (content_rank, observed_at, content_hash, raw_hash); null while only a deletion is known
    content_rank     bigint,
    observed_at      bigint,
    content_hash     text,
    raw_hash         text,
    raw              jsonb,
    raw_altered      boolean not null default false,
    text             text,
    -- the text as people read it, null where it equals text
    plain            text,
    user_id          text,
    bot_id           text,
    subtype          text,
    -- of replies only; null for parents and for messages outside threads
    thread_ts        text collate "C",
    parent_user_id   text,
    edited_ts        text,
    in_channel       boolean not null default true,
    file_ids         text[],
    mentions         int     not null default 0,
    length           int     not null default 0,
    has_link         boolean not null default false,
    deleted          boolean not null default false,
    deleted_how      text check (deleted_how in ('explicit', 'tombstone', 'inferred')),
    deleted_at       bigint,
    absent_at        bigint,
    seen_at          bigint,
    thread_parent    boolean not null default false,
    -- Slack's own counts, kept beside the derived ones
    expected_replies int,
    expected_latest  text collate "C",
    expected_at      bigint,
    reactions        int     not null default 0,
    reactions_as_of  bigint  not null default 0,
    reactions_open   jsonb,
    version          bigint  not null,
    origin           text    not null,
    first_seen       timestamptz not null default now(),
    tsv              tsvector generated always as (case
        when deleted then null
        -- the parser would swallow <...> as a tag
        else to_tsvector('simple'::regconfig, translate(coalesce(plain, text, ''), '<>', '  ')) end) stored,
    primary key (team, channel_key, ts)
);
create index message_thread on message (team, channel_key, thread_ts, ts) where thread_ts is not null;
create index message_by_time on message (team, ts);
create index message_search on message using gin (team, tsv);

-- Every distinct content that was seen and is not the current one.
create table message_version (
    team         text        not null,
    channel_key  bigint      not null,
    ts           text        not null collate "C",
    content_hash text        not null,
    content_rank bigint      not null,
    observed_at  bigint      not null,
    edited_ts    text,
    user_id      text,
    text         text,
    raw          jsonb       not null,
    raw_altered  boolean     not null default false,
    seen         timestamptz not null default now(),
    primary key (team, channel_key, ts, content_hash)
);

-- One row per name and user; present is what holds after pages were heard too (added at or after the last complete page).
create table reaction (
    team        text    not null,
    channel_key bigint  not null,
    ts          text    not null collate "C",
    name        text    not null,
    user_id     text    not null,
    at          bigint  not null,
    added       boolean not null,
    present     boolean not null,
    primary key (team, channel_key, ts, name, user_id)
);

-- The way of events ------------------------------------------------------------------------------------------------------

create table seen_event (
    team     text        not null,
    event_id text        not null,
    seen     timestamptz not null default now(),
    primary key (team, event_id)
);
create index seen_event_by_age on seen_event (team, seen);

create table parked_event (
    id     bigint generated always as identity primary key,
    team   text        not null,
    body   bytea       not null,
    parked timestamptz not null default now()
);
create index parked_event_by_team on parked_event (team, id);
-- which teams have parked events, so that nobody needs to look across tenants
create table parked_team (
    team text primary key
);

create table outbox (
    id           bigint generated always as identity primary key,
    team         text        not null,
    topic        text        not null,
    records      jsonb       not null,
    record_count int         not null,
    first_seq    bigint,
    created_at   timestamptz not null default now(),
    sent_at      timestamptz
);
create index outbox_unsent on outbox (id) where sent_at is null;
create index outbox_by_seq on outbox (team, first_seq);
create table outbox_seq (
    team     text primary key,
    last_seq bigint not null
);

-- One tenant sees nothing of another; tables without content have no policies -------------------------------------------

do $$
declare
    name text;
begin
    foreach name in array array ['workspace_info', 'channel', 'channel_member', 'slack_user', 'file', 'message',
        'message_version', 'reaction', 'parked_event']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy tenant on %I to archive_app using (team = current_setting(''atom.team'', true))'
            || ' with check (team = current_setting(''atom.team'', true))', name);
    end loop;
end
$$;
