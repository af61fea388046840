-- Tokens that expire, and workspaces that come and go.

alter table workspace
    -- why it is not connected, or why it soon will not be; null while all is well
    add column reason text,
    -- the newest installation: what Slack said before it is about an older one
    add column installed_at timestamptz,
    -- E… of the organisation whose token is used here; null for a workspace with tokens of its own
    add column token_home text,
    -- everything that was held at this moment is to be deleted, in every store
    add column purged_at timestamptz;
update workspace set installed_at = changed_at;
alter table workspace alter column installed_at set not null;

-- One row per access token that expires: when it is due, and whose turn it is to refresh it. Without content, so without
-- row-level security: the schedule looks across tenants.
create table token_refresh (
    team text not null,
    kind text not null,
    holder text not null,
    -- version of the token; a refresh is for one generation and is saved only over that one
    generation int not null,
    expires_at timestamptz not null,
    -- when the schedule takes it up; null for never again
    due_at timestamptz,
    -- whose turn it is, and until when nobody else's
    lease uuid,
    lease_until timestamptz,
    -- calls of this generation whose outcome is not known: two at most
    calls int not null default 0,
    -- pause after calls that Slack certainly did not act upon
    failures int not null default 0,
    not_before timestamptz,
    primary key (team, kind, holder),
    foreign key (team, kind, holder) references token (team, kind, holder) on delete cascade
);
create index token_refresh_due on token_refresh (due_at) where due_at is not null;
insert into token_refresh (team, kind, holder, generation, expires_at, due_at)
    select team, kind, holder, version, expires_at, now() from token
    where kind in ('BOT', 'USER') and expires_at is not null;

-- Which workspaces use the token of their organisation; ids only.
create table org_member (
    enterprise text not null,
    team text primary key
);
create index org_member_by_enterprise on org_member (enterprise);

grant select, insert, update, delete on token_refresh, org_member to auth_app;
