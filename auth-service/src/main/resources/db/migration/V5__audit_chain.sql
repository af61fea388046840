-- The chain of hashes over the audit (ADR 18). Entries are written within the deed and sealed right after it, one after the
-- other, by a function of the owner: the service can add entries, and can neither make nor change a seal.
create table audit_unsealed (
    entry bigint primary key
);

create table audit_seal (
    position bigint primary key,
    entry bigint not null unique,
    previous bytea not null,
    hash bytea not null,
    sealed_at timestamptz not null
);
grant select on audit_seal to auth_app;

create function note_unsealed() returns trigger language plpgsql security definer set search_path = auth, pg_temp as $$
begin
    insert into audit_unsealed values (new.id);
    return null;
end
$$;
create trigger sealed_later after insert on audit for each row execute function note_unsealed();
insert into audit_unsealed select id from audit;

-- What is hashed: the hash before it, and the entry at its place as a JSON array, the time in microseconds since the epoch.
create function audit_hash(previous bytea, place bigint, entry audit) returns bytea
    language sql stable set search_path = auth, pg_temp as $$
    select sha256(previous || convert_to(jsonb_build_array(place, entry.id, (extract(epoch from entry.at) * 1000000)::bigint,
        entry.actor, entry.action, entry.team, entry.purpose)::text, 'UTF8'))
$$;

create function seal_audit(most int) returns table (sealed int, place bigint, head bytea)
    language plpgsql security definer set search_path = auth, pg_temp as $$
declare
    fresh audit;
    previous bytea;
begin
    sealed := 0;
    if pg_try_advisory_xact_lock(hashtext('auth/audit')) then
        select s.position, s.hash into place, head from audit_seal s order by s.position desc limit 1;
        if not found then
            place := 0;
            head := decode(repeat('00', 32), 'hex');
        end if;
        for fresh in select a.* from audit_unsealed u join audit a on a.id = u.entry order by u.entry limit most loop
            previous := head;
            place := place + 1;
            head := audit_hash(previous, place, fresh);
            insert into audit_seal values (place, fresh.id, previous, head, now());
            delete from audit_unsealed u where u.entry = fresh.id;
            sealed := sealed + 1;
        end loop;
    end if;
    return next;
end
$$;

-- Faults among the seals after a place, at most so many seals further; the first seal has 32 zero bytes before it.
create function verify_audit(after bigint, most int) returns table (place bigint, entry bigint, fault text)
    language sql stable security definer set search_path = auth, pg_temp as $$
    with link as (
        select s.position, s.entry, s.previous, s.hash, a.id is null as gone, audit_hash(s.previous, s.position, a) as expected,
            lag(s.position) over w as place_before, lag(s.hash) over w as hash_before
        from audit_seal s left join audit a on a.id = s.entry
        where s.position between after and after + most
        window w as (order by s.position)
    ), judged as (
        select position, link.entry, case
            when gone then 'the entry is missing'
            when hash <> expected then 'the entry or its seal was altered'
            when position <> coalesce(place_before, 0) + 1 then 'a seal before it is missing'
            when previous <> coalesce(hash_before, decode(repeat('00', 32), 'hex')) then 'the chain is broken before it'
            end as fault
        from link where position > after
    )
    select position, judged.entry, judged.fault from judged where judged.fault is not null order by position limit 100
$$;

-- Entries that no seal covers and none will.
create function verify_audit_rest() returns table (place bigint, entry bigint, fault text)
    language sql stable security definer set search_path = auth, pg_temp as $$
    (select null::bigint, a.id, 'the entry was never sealed' from audit a
        where not exists (select from audit_seal s where s.entry = a.id)
        and not exists (select from audit_unsealed u where u.entry = a.id) limit 100)
    union all
    (select null::bigint, u.entry, 'the entry is missing and was not sealed yet' from audit_unsealed u
        where not exists (select from audit a where a.id = u.entry) limit 100)
$$;

revoke execute on function note_unsealed(), audit_hash(bytea, bigint, audit), seal_audit(int), verify_audit(bigint, int),
    verify_audit_rest() from public;
grant execute on function seal_audit(int), verify_audit(bigint, int), verify_audit_rest() to auth_app;

-- Administrators read the entries of their workspaces (atom.teams, comma-separated or * for all); entries about no workspace
-- are for those of all workspaces and for the service itself. Nobody adds an entry about a workspace that he has not entered.
drop policy own_team on audit;
create policy read_own on audit for select using (
    team = current_setting('atom.team', true)
    or team = any (string_to_array(current_setting('atom.teams', true), ','))
    or current_setting('atom.teams', true) = '*'
    or (team is null and coalesce(current_setting('atom.teams', true), '') = ''));
create policy add_own on audit for insert with check (team is null or team = current_setting('atom.team', true));
