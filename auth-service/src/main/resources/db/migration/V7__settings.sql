-- What was changed while the services run: for all workspaces (*) or for one. What is not here comes from the environment.
create table setting (
    scope text not null,
    name text not null,
    value text not null,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (scope, name)
);
grant select, insert, update, delete on setting to auth_app;
