-- Backfill: runs and their tasks. Neither holds content, so neither has row-level security; workers look across tenants.

create table backfill_run (
    id          uuid        primary key,
    team        text        not null,
    state       text        not null default 'running' check (state in ('running', 'needs_reauth', 'done')),
    -- as it was asked for; null for the defaults
    config      jsonb,
    -- null for every channel that the token may read, now and later
    channels    text[],
    -- whether conversations.list was read to its end
    listed      boolean     not null default false,
    started_at  timestamptz not null default now(),
    finished_at timestamptz,
    next_at     timestamptz not null default now(),
    error       text
);
-- one run of a workspace at a time
create unique index backfill_run_active on backfill_run (team) where state <> 'done';
create index backfill_run_newest on backfill_run (team, started_at desc);

create table backfill_task (
    id          bigint      generated always as identity primary key,
    run         uuid        not null references backfill_run on delete cascade,
    team        text        not null,
    kind        text        not null check (kind in ('workspace', 'users', 'channels', 'members', 'history', 'replies')),
    channel_key bigint,
    channel     text        collate "C",
    thread_ts   text        collate "C",
    -- the window, inclusive; latest is fixed when the task is made
    oldest      text        collate "C",
    latest      text        collate "C",
    -- how far it has been read: downwards in a history, upwards in a thread
    reached     text        collate "C",
    -- a hint only: Slack's cursors expire
    cursor      text,
    state       text        not null default 'open' check (state in ('open', 'done', 'stopped')),
    -- why it stopped, or why the last attempt failed: Slack's code or ours
    reason      text,
    needed      text,
    pages       int         not null default 0,
    items       bigint      not null default 0,
    -- of threads: the replies that Slack counts
    expected    int,
    attempts    int         not null default 0,
    proven      boolean     not null default false,
    made_at     timestamptz not null default now(),
    read_at     timestamptz,
    next_at     timestamptz not null default now(),
    -- who works on it; the number rises with every lease, and a page is only written under the newest number
    holder      uuid,
    fence       bigint      not null default 0,
    lease_until timestamptz,
    unique nulls not distinct (run, kind, channel, thread_ts)
);
create index backfill_task_open on backfill_task (run, kind, id) where state = 'open';
create index backfill_task_by_channel on backfill_task (run, channel_key, kind, state);

-- When a channel was made, as Slack says: for telling how much of its history is still to come.
create table backfill_beginning (
    team        text   not null,
    channel_key bigint not null,
    created     bigint not null,
    primary key (team, channel_key)
);
