-- Key rotation goes over all workspaces, which row-level security keeps from the service. These two show it the names of
-- workspaces and of key-encryption keys, and nothing that is wrapped.

create function data_keys_by_kek() returns table (kek text, data_keys bigint)
    language sql stable security definer
    set search_path = auth, pg_temp as
$$ select kek, count(*) from data_key group by kek $$;

create function teams_not_wrapped_by(p_kek text, p_after text, p_limit int) returns table (team text)
    language sql stable security definer
    set search_path = auth, pg_temp as
$$ select team from data_key where kek <> p_kek and team > p_after order by team limit p_limit $$;

revoke all on function data_keys_by_kek(), teams_not_wrapped_by(text, text, int) from public;
grant execute on function data_keys_by_kek(), teams_not_wrapped_by(text, text, int) to auth_app;
