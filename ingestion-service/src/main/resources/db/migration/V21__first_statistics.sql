-- What the planner should believe until the first ANALYZE, a minute or more into the first backfill: one workspace holds most rows,
-- and a key finds one. Knowing nothing it takes a workspace for a handful of rows and reads all of them for every page.
do $$
declare
    known record;
begin
    for known in select * from (values ('message', 'team', 1), ('message', 'channel_key', 50), ('message', 'ts', -1),
            ('reaction', 'team', 1), ('reaction', 'channel_key', 50), ('reaction', 'ts', -0.5),
            ('message_version', 'team', 1), ('message_version', 'channel_key', 50), ('message_version', 'ts', -0.5))
            as stats (relation, attribute, n_distinct)
    loop
        perform pg_restore_attribute_stats('schemaname', 'archive', 'relname', known.relation, 'attname', known.attribute,
            'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct', known.n_distinct::real);
    end loop;
end
$$;
