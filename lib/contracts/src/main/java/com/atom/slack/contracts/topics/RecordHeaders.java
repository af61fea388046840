package com.atom.slack.contracts.topics;

/** Header names on Kafka records; every value is UTF-8 text. */
public final class RecordHeaders {

    /** When the intake received the request: milliseconds since the epoch. */
    public static final String RECEIVED_AT = "received-at";

    /** Slack's {@code api_app_id}; absent when neither the path nor the body names it. */
    public static final String APP = "app";

    /** {@code http} or {@code socket}. */
    public static final String TRANSPORT = "transport";

    /** Slack's {@code event_id}; absent for events that carry none. */
    public static final String EVENT_ID = "event-id";

    /** Slack's {@code X-Slack-Retry-Num}, 1 to 3; absent on the first delivery. */
    public static final String RETRY_NUM = "retry-num";

    /** Slack's {@code X-Slack-Retry-Reason}; absent on the first delivery. */
    public static final String RETRY_REASON = "retry-reason";

    /** The request id that the record was caused by. */
    public static final String CORRELATION = "correlation";

    /** On dead letters: why the record could not be applied; never holds message text. */
    public static final String REASON = "reason";

    /** On dead letters: {@code topic-partition@offset} of the source record. */
    public static final String SOURCE = "source";

    private RecordHeaders() {}
}
