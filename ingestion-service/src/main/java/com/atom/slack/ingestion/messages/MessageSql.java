package com.atom.slack.ingestion.messages;

/** The statements of {@link MessageStore}; each takes the team first and then one array for each column. */
final class MessageSql {

    /** Everything a state needs but what is only ever written: the whole object stays where it is. */
    static final String LOAD = """
            select m.channel_key, m.ts, m.content_rank, m.observed_at, m.content_hash, m.raw_hash, m.user_id, m.bot_id, m.subtype,
                m.thread_ts, m.length, m.mentions, m.file_ids, m.deleted_how, m.deleted_at, m.absent_at, m.seen_at,
                m.thread_parent, m.expected_replies, m.expected_latest, m.expected_at, m.reactions_as_of, m.reactions_open,
                m.version, m.origin
            from unnest($2::bigint[], $3::text[]) as asked (channel_key, ts)
            join message m on m.team = $1 and m.channel_key = asked.channel_key and m.ts = asked.ts
            """;

    static final String LOAD_REACTIONS = """
            select r.channel_key, r.ts, r.name, r.user_id, r.at, r.added, r.present
            from unnest($2::bigint[], $3::text[]) as asked (channel_key, ts)
            join reaction r on r.team = $1 and r.channel_key = asked.channel_key and r.ts = asked.ts
            """;

    static final String INSERT = """
            insert into message (team, channel_key, ts,
                content_rank, observed_at, content_hash, raw_hash, raw, raw_altered, text, plain, user_id, bot_id, subtype,
                thread_ts, parent_user_id, edited_ts, in_channel, file_ids, mentions, length, has_link,
                deleted, deleted_how, deleted_at, absent_at, seen_at, thread_parent, expected_replies, expected_latest, expected_at,
                reactions, reactions_as_of, reactions_open, version, origin)
            select $1, n.channel_key, n.ts, n.content_rank, n.observed_at, n.content_hash, n.raw_hash, n.raw::jsonb, n.raw_altered,
                n.text, n.plain, n.user_id, n.bot_id, n.subtype, n.thread_ts, n.parent_user_id, n.edited_ts, n.in_channel,
                string_to_array(n.file_ids, ','), n.mentions, n.length, n.has_link,
                n.deleted_how is not null, n.deleted_how, n.deleted_at, n.absent_at, n.seen_at, n.thread_parent,
                n.expected_replies, n.expected_latest, n.expected_at, n.reactions, n.reactions_as_of, n.reactions_open::jsonb,
                n.version, n.origin
            from unnest($2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::boolean[],
                $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[],
                $18::boolean[], $19::text[], $20::int[], $21::int[], $22::boolean[], $23::text[], $24::bigint[], $25::bigint[],
                $26::bigint[], $27::boolean[], $28::int[], $29::text[], $30::bigint[], $31::int[], $32::bigint[], $33::text[],
                $34::bigint[], $35::text[])
                as n (channel_key, ts, content_rank, observed_at, content_hash, raw_hash, raw, raw_altered, text, plain, user_id,
                    bot_id, subtype, thread_ts, parent_user_id, edited_ts, in_channel, file_ids, mentions, length, has_link,
                    deleted_how, deleted_at, absent_at, seen_at, thread_parent, expected_replies, expected_latest, expected_at,
                    reactions, reactions_as_of, reactions_open, version, origin)
            """;

    /** Only the contents, of rows that have another content now. */
    static final String UPDATE_CONTENT = """
            update message m
            set content_hash = n.content_hash, raw_hash = n.raw_hash, raw = n.raw::jsonb, raw_altered = n.raw_altered,
                text = n.text, plain = n.plain, user_id = n.user_id, bot_id = n.bot_id, subtype = n.subtype,
                thread_ts = n.thread_ts, parent_user_id = n.parent_user_id, edited_ts = n.edited_ts, in_channel = n.in_channel,
                file_ids = string_to_array(n.file_ids, ','), mentions = n.mentions, length = n.length, has_link = n.has_link
            from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::text[], $9::text[],
                $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::boolean[], $17::text[],
                $18::int[], $19::int[], $20::boolean[])
                as n (channel_key, ts, content_hash, raw_hash, raw, raw_altered, text, plain, user_id, bot_id, subtype, thread_ts,
                    parent_user_id, edited_ts, in_channel, file_ids, mentions, length, has_link)
            where m.team = $1 and m.channel_key = n.channel_key and m.ts = n.ts
            """;

    /** Everything else of rows that are held. */
    static final String UPDATE_MARKS = """
            update message m
            set content_rank = n.content_rank, observed_at = n.observed_at, deleted = n.deleted_how is not null,
                deleted_how = n.deleted_how, deleted_at = n.deleted_at, absent_at = n.absent_at, seen_at = n.seen_at,
                thread_parent = n.thread_parent, expected_replies = n.expected_replies, expected_latest = n.expected_latest,
                expected_at = n.expected_at, reactions = n.reactions, reactions_as_of = n.reactions_as_of,
                reactions_open = n.reactions_open::jsonb, version = n.version
            from unnest($2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[], $8::bigint[], $9::bigint[],
                $10::boolean[], $11::int[], $12::text[], $13::bigint[], $14::int[], $15::bigint[], $16::text[], $17::bigint[])
                as n (channel_key, ts, content_rank, observed_at, deleted_how, deleted_at, absent_at, seen_at, thread_parent,
                    expected_replies, expected_latest, expected_at, reactions, reactions_as_of, reactions_open, version)
            where m.team = $1 and m.channel_key = n.channel_key and m.ts = n.ts
            """;

    /** Copies contents that are about to be overwritten. */
    static final String KEEP_FORMER = """
            insert into message_version as v (team, channel_key, ts, content_hash, content_rank, observed_at, edited_ts, user_id,
                text, raw, raw_altered)
            select m.team, m.channel_key, m.ts, m.content_hash, m.content_rank, m.observed_at, m.edited_ts, m.user_id,
                m.text, m.raw, m.raw_altered
            from unnest($2::bigint[], $3::text[]) as asked (channel_key, ts)
            join message m on m.team = $1 and m.channel_key = asked.channel_key and m.ts = asked.ts
            on conflict (team, channel_key, ts, content_hash) do update
            set observed_at = excluded.observed_at, raw = excluded.raw, raw_altered = excluded.raw_altered
            where v.observed_at < excluded.observed_at
            """;

    static final String KEEP_VERSION = """
            insert into message_version as v (team, channel_key, ts, content_hash, content_rank, observed_at, edited_ts, user_id,
                text, raw, raw_altered)
            select $1, n.channel_key, n.ts, n.content_hash, n.content_rank, n.observed_at, n.edited_ts, n.user_id,
                n.text, n.raw::jsonb, n.raw_altered
            from unnest($2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::boolean[])
                as n (channel_key, ts, content_hash, content_rank, observed_at, edited_ts, user_id, text, raw, raw_altered)
            on conflict (team, channel_key, ts, content_hash) do update
            set observed_at = excluded.observed_at, raw = excluded.raw, raw_altered = excluded.raw_altered
            where v.observed_at < excluded.observed_at
            """;

    /** A content that is the current one again is no former one. */
    static final String DROP_CURRENT_VERSION = """
            delete from message_version v
            using unnest($2::bigint[], $3::text[], $4::text[]) as n (channel_key, ts, content_hash)
            where v.team = $1 and v.channel_key = n.channel_key and v.ts = n.ts and v.content_hash = n.content_hash
            """;

    static final String KEEP_REACTIONS = """
            insert into reaction as r (team, channel_key, ts, name, user_id, at, added, present)
            select $1, * from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::boolean[], $8::boolean[])
            on conflict (team, channel_key, ts, name, user_id) do update
            set at = excluded.at, added = excluded.added, present = excluded.present
            """;

    static final String THREADS = """
            select thread_ts, count(*)::int as replies, max(ts) as latest
            from message
            where team = $1 and channel_key = $2 and thread_ts = any($3) and not deleted and content_rank is not null
            group by thread_ts
            """;

    private MessageSql() {}
}
