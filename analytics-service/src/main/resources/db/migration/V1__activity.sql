-- The numbers: what is known of every message but its text, and roll-ups of what counts.
-- Needs PostgreSQL 18: the roll-ups move by the difference between RETURNING old and new.

grant usage on schema analytics to analytics_app;
alter default privileges in schema analytics grant select, insert, update, delete on tables to analytics_app;

-- Channels by the archive's key; id and visibility as the newest change said.
create table channel (
    team    text    not null,
    key     bigint  not null,
    id      text    not null collate "C",
    private boolean not null,
    seq     bigint  not null,
    primary key (team, key)
);

-- One row for every message that was ever held, deleted ones too: they keep the version that decides what is newer.
create table fact (
    team        text        not null,
    channel_key bigint      not null,
    ts          text        not null collate "C",
    version     bigint      not null,
    -- the moment of ts, and the quarter of an hour that it lies in
    at          timestamptz not null,
    quarter     timestamptz not null,
    -- who it counts for: the user, else the bot, else nobody ('')
    author      text        not null collate "C",
    bot         boolean     not null,
    subtype     text,
    thread_ts   text collate "C",
    length      int         not null,
    mentions    int         not null,
    files       int         not null,
    reactions   int         not null,
    deleted     boolean     not null,
    -- rule 12 of the design
    counted     boolean     not null,
    primary key (team, channel_key, ts)
);
create index fact_by_time on fact (team, at);

-- Sums of the counted facts; rows that went back to 0 stay.
create table quarter_hour (
    team          text        not null,
    quarter       timestamptz not null,
    channel_key   bigint      not null,
    author        text        not null collate "C",
    message_count int         not null,
    total_length  bigint      not null,
    primary key (team, quarter, channel_key, author)
);

-- The second wall: whoever forgets the team sees nothing, the owner included.
alter table channel enable row level security;
alter table channel force row level security;
create policy by_team on channel using (team = current_setting('atom.team', true));
alter table fact enable row level security;
alter table fact force row level security;
create policy by_team on fact using (team = current_setting('atom.team', true));
alter table quarter_hour enable row level security;
alter table quarter_hour force row level security;
create policy by_team on quarter_hour using (team = current_setting('atom.team', true));
