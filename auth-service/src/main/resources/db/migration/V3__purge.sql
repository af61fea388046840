-- What was deleted of workspaces whose administrator wanted it so: counts only, so there is no row-level security.
create table purge (
    team     text        primary key,
    asked_at timestamptz not null,
    begun_at timestamptz not null default now(),
    done_at  timestamptz,
    deleted  jsonb       not null default '{}'
);
grant select, insert, update on purge to auth_app;
