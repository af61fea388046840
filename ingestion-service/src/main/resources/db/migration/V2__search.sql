-- Full-text search. @@ is not leak-proof, so row-level security would keep the planner from the index: the two functions run as
-- archive_search, for whom the policies let everything through, and hold the tenant themselves, taken from the setting only.

grant select on message, channel to archive_search;
create policy search on message for select to archive_search using (true);
create policy search on channel for select to archive_search using (true);

-- p_all: each a word or a phrase that must occur; p_none: none of them may. p_private: channels that are not public too; p_also:
-- these of them at any rate. Every other parameter: null = no matter.
create function search_query(p_all text[], p_none text[]) returns tsquery
    language plpgsql immutable parallel safe
    set search_path = pg_catalog, pg_temp as
$$
declare
    wanted tsquery;
    part   text;
    piece  tsquery;
begin
    foreach part in array p_all
    loop
        piece := phraseto_tsquery('simple', translate(part, '<>', '  '));
        if numnode(piece) > 0 then
            wanted := case when wanted is null then piece else wanted && piece end;
        end if;
    end loop;
    foreach part in array p_none
    loop
        piece := phraseto_tsquery('simple', translate(part, '<>', '  '));
        if numnode(piece) > 0 then
            wanted := case when wanted is null then !! piece else wanted && !! piece end;
        end if;
    end loop;
    return wanted;
end
$$;

create function search_messages(
    p_all text[], p_none text[], p_channels bigint[], p_users text[], p_from text, p_to text,
    p_file boolean, p_link boolean, p_reaction boolean, p_parent boolean, p_thread boolean, p_private boolean,
    p_also bigint[], p_by_score boolean, p_ascending boolean,
    p_after_score double precision, p_after_ts text, p_after_channel bigint, p_limit int)
    returns table (channel_key bigint, ts text, score double precision, snippet text)
    language plpgsql stable security definer
    set search_path = archive, pg_temp
    set plan_cache_mode = force_custom_plan as
$$
declare
    wanted tsquery := search_query(p_all, p_none);
    direction int := case when p_ascending then 1 else -1 end;
begin
    return query
        select hit.channel_key, hit.ts, hit.score,
               case when wanted is null or numnode(wanted) = 0 then null
                    else ts_headline('simple'::regconfig, translate(hit.body, E'<>\uE000\uE001', '  '), wanted,
                        E'StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=25, MinWords=8') end
        from (
            select m.channel_key, m.ts, coalesce(m.plain, m.text) as body,
                   case when wanted is null then 0 else ts_rank(m.tsv, wanted) end::double precision as score
            from message m join channel c on c.team = m.team and c.key = m.channel_key
            where m.team = current_setting('atom.team')
              and not m.deleted and m.content_rank is not null
              and (wanted is null or m.tsv @@ wanted)
              and (p_channels is null or m.channel_key = any (p_channels))
              and (p_users is null or m.user_id = any (p_users) or m.bot_id = any (p_users))
              and (p_from is null or m.ts >= p_from)
              and (p_to is null or m.ts < p_to)
              and (p_file is null or (cardinality(m.file_ids) > 0) is true = p_file)
              and (p_link is null or m.has_link = p_link)
              and (p_reaction is null or (m.reactions > 0) = p_reaction)
              and (p_parent is null or m.thread_parent = p_parent)
              and (p_thread is null or (m.thread_parent or m.thread_ts is not null) = p_thread)
              and (p_private or c.kind = 'public_channel' or c.key = any (p_also))
        ) hit
        where p_after_ts is null
           or case when p_by_score and hit.score <> p_after_score
                   then sign(hit.score - p_after_score) = direction
                   when p_ascending then (hit.ts, hit.channel_key) > (p_after_ts, p_after_channel)
                   else (hit.ts, hit.channel_key) < (p_after_ts, p_after_channel) end
        order by case when p_by_score then hit.score * direction end,
                 case when p_ascending then hit.ts end,
                 case when not p_ascending then hit.ts end desc,
                 hit.channel_key * direction
        limit p_limit;
end
$$;

-- How many messages match, counted up to p_cap.
create function count_messages(
    p_all text[], p_none text[], p_channels bigint[], p_users text[], p_from text, p_to text,
    p_file boolean, p_link boolean, p_reaction boolean, p_parent boolean, p_thread boolean, p_private boolean,
    p_also bigint[], p_cap int)
    returns bigint
    language plpgsql stable security definer
    set search_path = archive, pg_temp
    set plan_cache_mode = force_custom_plan as
$$
declare
    wanted tsquery := search_query(p_all, p_none);
    total  bigint;
begin
    select count(*) into total
    from (
        select 1
        from message m join channel c on c.team = m.team and c.key = m.channel_key
        where m.team = current_setting('atom.team')
          and not m.deleted and m.content_rank is not null
          and (wanted is null or m.tsv @@ wanted)
          and (p_channels is null or m.channel_key = any (p_channels))
          and (p_users is null or m.user_id = any (p_users) or m.bot_id = any (p_users))
          and (p_from is null or m.ts >= p_from)
          and (p_to is null or m.ts < p_to)
          and (p_file is null or (cardinality(m.file_ids) > 0) is true = p_file)
          and (p_link is null or m.has_link = p_link)
          and (p_reaction is null or (m.reactions > 0) = p_reaction)
          and (p_parent is null or m.thread_parent = p_parent)
          and (p_thread is null or (m.thread_parent or m.thread_ts is not null) = p_thread)
          and (p_private or c.kind = 'public_channel' or c.key = any (p_also))
        limit p_cap
    ) hits;
    return total;
end
$$;

grant create on schema archive to archive_search;
alter function search_query(text[], text[]) owner to archive_search;
alter function search_messages owner to archive_search;
alter function count_messages owner to archive_search;
revoke create on schema archive from archive_search;
revoke all on function search_query(text[], text[]), search_messages, count_messages from public;
grant execute on function search_messages, count_messages to archive_app;
