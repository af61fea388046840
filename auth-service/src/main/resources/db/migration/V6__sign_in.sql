-- A sign-in with Slack that was begun: its state and the cookie of its browser by hash only; nonce is not a secret.
create table pending_sign_in (
    state_hash bytea primary key,
    browser_hash bytea not null,
    nonce text not null,
    return_to text,
    expires_at timestamptz not null
);
create index pending_sign_in_expiry on pending_sign_in (expires_at);
grant select, insert, delete on pending_sign_in to auth_app;
