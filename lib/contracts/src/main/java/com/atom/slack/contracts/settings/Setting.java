package com.atom.slack.contracts.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every setting by the name of its environment variable: what it may be, what it is without, and who can change it when. */
public enum Setting {
    SLACK_CLIENT_ID(
            new Form.Shape("\\d{1,20}\\.\\d{1,20}", "two numbers with a point between, from the app's page at Slack"),
            "",
            Reach.AT_START,
            "id of the Slack app"),
    SLACK_CLIENT_SECRET(
            new Form.Shape("\\S{1,200}", "the secret from the app's page at Slack, without spaces"),
            "",
            Reach.SECRET,
            "secret of the Slack app"),
    SLACK_SIGNING_SECRET(
            new Form.Shape(
                    "[^\\s,]{1,200}(,\\s*[^\\s,]{1,200})*",
                    "the secret from the app's page at Slack, several with commas"),
            "",
            Reach.SECRET,
            "checks deliveries of Slack; several overlap during a rotation"),
    SLACK_APP_TOKEN(
            new Form.Shape("xapp-\\S{8,300}", "a token that begins with xapp-"), "", Reach.SECRET, "Socket Mode"),
    SLACK_BOT_TOKEN(
            new Form.Shape("(xoxe\\.)?xoxb-\\S{8,500}", "a token that begins with xoxb-"),
            "",
            Reach.SECRET,
            "an installation without OAuth"),
    SLACK_USER_TOKEN(
            new Form.Shape("(xoxe\\.)?xoxp-\\S{8,500}", "a token that begins with xoxp-"),
            "",
            Reach.SECRET,
            "an installation without OAuth"),
    SLACK_REDIRECT_URI(
            new Form.SafeAddress(),
            "{ATOM_PUBLIC_URL}/api/auth/slack/callback",
            Reach.AT_START,
            "exactly as registered at Slack"),
    SLACK_STATE_TTL(
            new Form.Whole(60, 600), "600", Reach.AT_START, "seconds that a person has to come back from Slack"),
    SLACK_API_BASE_URL(new Form.SafeAddress(), "https://slack.com/api", Reach.AT_START, "Slack's Web API"),
    SLACK_TIMEOUT(new Form.Whole(1, 60), "30", Reach.AT_START, "seconds for one call to Slack"),
    SLACK_MAX_RETRIES(new Form.Whole(0, 10), "3", Reach.AT_START, "further attempts after a failed call"),
    SLACK_RETRY_DELAY(new Form.Decimal("0.1", "60"), "1", Reach.AT_START, "seconds before the second attempt"),
    SLACK_MAX_CONCURRENT_REQUESTS(new Form.Whole(1, 256), "5", Reach.AT_START, "connections to Slack"),
    SLACK_RETRY_FAILED_REQUESTS(new Form.Switch(), "true", Reach.GLOBAL, "whether failed calls are tried again"),
    SLACK_RATE_LIMIT_TIER1(
            new Form.Decimal("0.01", "6000"),
            "",
            Reach.GLOBAL,
            "calls a minute of tier 1 never exceeded; unset: Slack's own"),
    SLACK_RATE_LIMIT_TIER2(new Form.Decimal("0.01", "6000"), "", Reach.GLOBAL, "the same of tier 2"),
    SLACK_RATE_LIMIT_TIER3(new Form.Decimal("0.01", "6000"), "", Reach.GLOBAL, "the same of tier 3"),
    SLACK_DEFAULT_BACKOFF(new Form.Decimal("0.1", "600"), "1.0", Reach.GLOBAL, "seconds of the first pause"),
    SLACK_MAX_BACKOFF(new Form.Decimal("1", "3600"), "60.0", Reach.GLOBAL, "seconds of the longest pause"),
    SLACK_BACKOFF_MULTIPLIER(new Form.Decimal("1", "10"), "2.0", Reach.GLOBAL, "growth of the pause"),
    SLACK_CACHE_ENABLED(new Form.Switch(), "true", Reach.GLOBAL, "whether answers are kept"),
    SLACK_CACHE_TTL(new Form.Whole(0, 86400), "300", Reach.GLOBAL, "seconds that answers are kept"),
    SLACK_CACHE_MAX_SIZE(new Form.Whole(1, 1000000), "1000", Reach.GLOBAL, "answers that are kept"),
    SLACK_WORKSPACE_CACHE_TTL(new Form.Whole(0, 86400), "3600", Reach.GLOBAL, "seconds that workspaces are kept"),
    SLACK_CHANNEL_CACHE_TTL(new Form.Whole(0, 86400), "1800", Reach.GLOBAL, "seconds that channels are kept"),
    SLACK_USER_CACHE_TTL(new Form.Whole(0, 86400), "900", Reach.GLOBAL, "seconds that users are kept"),
    SLACK_SYNC_FREQUENCY(
            new Form.Choice(List.of("realtime", "hourly", "daily", "weekly"), false),
            "realtime",
            Reach.PER_WORKSPACE,
            "how often history is read again"),
    SLACK_SYNC_SCOPES(
            new Form.Choice(List.of("messages", "replies", "files", "threads", "reactions", "mentions"), true),
            "messages,replies,files,threads,reactions,mentions",
            Reach.PER_WORKSPACE,
            "what is read"),
    SLACK_SYNC_BATCH_SIZE(new Form.Whole(1, 999), "100", Reach.PER_WORKSPACE, "messages asked of Slack a page"),
    SLACK_SYNC_ARCHIVED(new Form.Switch(), "true", Reach.PER_WORKSPACE, "whether archived channels are read"),
    SLACK_SYNC_PRIVATE(new Form.Switch(), "true", Reach.PER_WORKSPACE, "whether private channels are read"),
    SLACK_SYNC_BOTS(new Form.Switch(), "true", Reach.PER_WORKSPACE, "whether messages of bots are read"),
    SLACK_DATE_RANGE_DAYS(new Form.Whole(0, 36500), "0", Reach.PER_WORKSPACE, "days of history; 0 for all"),
    SLACK_NOTIFY_NEW_MESSAGES(new Form.Switch(), "true", Reach.PER_WORKSPACE, "notify of new messages"),
    SLACK_NOTIFY_MENTIONS(new Form.Switch(), "true", Reach.PER_WORKSPACE, "notify of mentions"),
    SLACK_NOTIFY_FILE_SHARES(new Form.Switch(), "true", Reach.PER_WORKSPACE, "notify of files"),
    SLACK_NOTIFY_CHANNEL_UPDATES(new Form.Switch(), "false", Reach.PER_WORKSPACE, "notify of changed channels"),
    SLACK_NOTIFY_WORKSPACE_UPDATES(new Form.Switch(), "false", Reach.PER_WORKSPACE, "notify of changed workspaces"),
    SLACK_NOTIFICATION_WEBHOOK_URL(new Form.SafeAddress(), "", Reach.SECRET_GLOBAL, "where notifications go"),
    SLACK_ANALYTICS_ENABLED(new Form.Switch(), "true", Reach.GLOBAL, "whether numbers are made"),
    SLACK_ACTIVITY_TRACKING(new Form.Switch(), "true", Reach.GLOBAL, "whether activity is counted"),
    SLACK_ENGAGEMENT_METRICS(new Form.Switch(), "true", Reach.GLOBAL, "whether engagement is counted"),
    SLACK_TRENDING_TOPICS(new Form.Switch(), "true", Reach.GLOBAL, "whether topics are found"),
    SLACK_SENTIMENT_ANALYSIS(new Form.Switch(), "false", Reach.GLOBAL, "whether sentiment is estimated"),
    SLACK_ANALYTICS_EXPORT_INTERVAL(new Form.Whole(1, 8760), "24", Reach.GLOBAL, "hours between exports"),
    SLACK_WEBHOOK_URL(new Form.SafeAddress(), "", Reach.SECRET_GLOBAL, "where outgoing events go"),
    SLACK_WEBHOOK_ENABLED_EVENTS(
            new Form.Shape("[a-z_.]{1,60}(,[a-z_.]{1,60})*", "names of events with commas"),
            "",
            Reach.GLOBAL,
            "which of them"),
    SLACK_WEBHOOK_VERIFICATION_ENABLED(new Form.AlwaysOn(), "true", Reach.AT_START, "cannot be switched off"),
    SLACK_RETRY_FAILED_EVENTS(new Form.Switch(), "true", Reach.GLOBAL, "whether failed events are tried again"),
    SLACK_MAX_RETRY_ATTEMPTS(new Form.Whole(0, 20), "3", Reach.GLOBAL, "how often"),
    SLACK_EVENT_TIMEOUT(new Form.Whole(1, 300), "30", Reach.GLOBAL, "seconds for one event"),
    DATABASE_URL(
            new Form.Shape("(vertx-reactive:)?postgres(ql)?://\\S+", "postgresql://host:port/database"),
            "postgresql://localhost:5432/atom",
            Reach.SECRET,
            "PostgreSQL"),
    REDIS_URL(
            new Form.Shape("(redis|rediss|unix)://\\S+", "redis://host:port"),
            "redis://localhost:6379",
            Reach.SECRET,
            "Redis"),
    KAFKA_BOOTSTRAP_SERVERS(
            new Form.Shape(
                    "([^\\s,:]+://)?[^\\s,]+:\\d{1,5}(,\\s*[^\\s,]+:\\d{1,5})*", "host:port, several with commas"),
            "localhost:9092",
            Reach.AT_START,
            "Kafka"),
    CORS_ORIGINS(
            new Form.Shape(
                    "https?://[^\\s,/]+(,\\s*https?://[^\\s,/]+)*",
                    "origins such as https://console.example with commas"),
            "",
            Reach.AT_START,
            "origins whose pages may call"),
    LOG_LEVEL(
            new Form.Choice(List.of("ERROR", "WARN", "INFO", "DEBUG"), false),
            "INFO",
            Reach.GLOBAL,
            "how much is logged"),
    ENCRYPTION_KEY(new Form.Keys(), "", Reach.SECRET, "wraps the keys that seal tokens"),
    ATOM_INTERNAL_KEYS(new Form.Keys(), "", Reach.SECRET, "sign the tokens between services"),
    ATOM_PUBLIC_URL(
            new Form.Shape("https?://[^\\s/]+/?", "https://host[:port]"),
            "http://localhost:8080",
            Reach.AT_START,
            "origin by which browsers and Slack reach the gateway"),
    ATOM_OIDC_ISSUER(new Form.SafeAddress(), "", Reach.AT_START, "issuer whose tokens are accepted"),
    ATOM_OIDC_AUDIENCE(
            new Form.Shape("\\S{1,200}", "a name without spaces"),
            "",
            Reach.AT_START,
            "whom its tokens must be for; required with an issuer");

    /** Who can change it when. */
    public enum Reach {
        /** By the environment, at the next start. */
        AT_START,
        /** The same, and its value is shown to nobody. */
        SECRET,
        /** At any time, for all workspaces. */
        GLOBAL,
        /** The same, and its value is shown to nobody. */
        SECRET_GLOBAL,
        /** At any time, for all workspaces or for one. */
        PER_WORKSPACE
    }

    private final Form form;
    private final String fallback;
    private final Reach reach;
    private final String meaning;

    Setting(Form form, String fallback, Reach reach, String meaning) {
        this.form = form;
        this.fallback = fallback;
        this.reach = reach;
        this.meaning = meaning;
    }

    /** By its name in any case. */
    public static Optional<Setting> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(one -> one.name().equals(wanted)).findFirst();
    }

    /** Settings that the running services follow at once; the others are read at the next start, if anybody reads them. */
    public static List<Setting> inForceAtOnce() {
        return List.of(LOG_LEVEL);
    }

    /** What is expected instead; empty when the text will do. Never repeats the text. */
    public Optional<String> fault(String text) {
        return form.fault(text);
    }

    /** What holds when nothing is set; empty for nothing. */
    public Optional<String> fallback() {
        return fallback.isEmpty() ? Optional.empty() : Optional.of(fallback);
    }

    public Reach reach() {
        return reach;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether it can be changed while the services run. */
    public boolean isDynamic() {
        return reach == Reach.GLOBAL || reach == Reach.SECRET_GLOBAL || reach == Reach.PER_WORKSPACE;
    }

    /** Whether its value is shown to nobody. */
    public boolean isSecret() {
        return reach == Reach.SECRET || reach == Reach.SECRET_GLOBAL;
    }
}
