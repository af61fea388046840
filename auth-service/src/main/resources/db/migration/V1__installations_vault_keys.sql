grant usage on schema auth to auth_app;

-- One row per connected workspace; version rises with every installation and is part of what its tokens are sealed with.
create table workspace (
    team text primary key,
    name text not null,
    domain text,
    enterprise text,
    app_id text not null,
    bot_user text,
    bot_id text,
    scopes text[] not null,
    status text not null check (status in ('CONNECTED', 'NEEDS_REAUTH', 'DISCONNECTED')),
    version int not null,
    installed_by text,
    connected_at timestamptz not null,
    changed_at timestamptz not null
);

-- The data key of a workspace, wrapped by the key-encryption key named in kek.
create table data_key (
    team text primary key,
    kek text not null,
    wrapped bytea not null,
    changed_at timestamptz not null
);

-- Tokens, sealed by the data key of their workspace; holder is the Slack user of a user token and empty for the bot's.
create table token (
    team text not null references workspace (team) on delete cascade,
    kind text not null check (kind in ('BOT', 'BOT_REFRESH', 'USER', 'USER_REFRESH')),
    holder text not null,
    version int not null,
    sealed bytea not null,
    scopes text[] not null,
    expires_at timestamptz,
    stored_at timestamptz not null,
    primary key (team, kind, holder)
);

-- What was done with secrets, by whom and why. The service may only add to it.
create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    team text,
    purpose text not null
);
create index audit_team on audit (team, at);

alter table workspace enable row level security;
alter table data_key enable row level security;
alter table token enable row level security;
alter table audit enable row level security;
create policy own_team on workspace using (team = current_setting('atom.team', true));
create policy own_team on data_key using (team = current_setting('atom.team', true));
create policy own_team on token using (team = current_setting('atom.team', true));
-- entries about no workspace, such as an installation that was denied, belong to nobody
create policy own_team on audit using (team is null or team = current_setting('atom.team', true));

-- An installation that was begun: a state that Slack will bring back, or a ticket that will start one in another browser.
create table pending_installation (
    secret_hash bytea primary key,
    kind text not null check (kind in ('STATE', 'TICKET')),
    browser_hash bytea check ((kind = 'STATE') = (browser_hash is not null)),
    scopes text[] not null,
    user_scopes text[] not null,
    team text,
    return_to text,
    started_by text not null,
    expires_at timestamptz not null
);
create index pending_installation_expiry on pending_installation (expires_at);

create table api_key (
    id text primary key,
    key_hash bytea not null unique,
    label text not null,
    role text not null check (role in ('VIEWER', 'MEMBER', 'ANALYST', 'ADMIN')),
    teams text[] not null,
    all_channels boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz
);

create table outbox (
    id bigint generated always as identity primary key,
    team text not null,
    topic text not null,
    records jsonb not null,
    record_count int not null,
    first_seq bigint,
    created_at timestamptz not null default now(),
    sent_at timestamptz
);
create index outbox_unsent on outbox (id) where sent_at is null;
create index outbox_by_seq on outbox (team, first_seq);
create table outbox_seq (
    team text primary key,
    last_seq bigint not null
);

grant select, insert, update, delete
    on workspace, data_key, token, pending_installation, api_key, outbox, outbox_seq to auth_app;
grant select, insert on audit to auth_app;
