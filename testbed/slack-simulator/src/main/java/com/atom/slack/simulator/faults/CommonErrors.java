package com.atom.slack.simulator.faults;

import java.util.List;

/** What almost every method may answer, save {@code ratelimited}, which is a fault of its own. */
final class CommonErrors {
    static final List<String> ALL = List.of(
            "access_denied",
            "accesslimited",
            "account_inactive",
            "deprecated_endpoint",
            "ekm_access_denied",
            "enterprise_is_restricted",
            "fatal_error",
            "internal_error",
            "invalid_arg_name",
            "invalid_arguments",
            "invalid_array_arg",
            "invalid_auth",
            "invalid_charset",
            "invalid_form_data",
            "invalid_post_type",
            "method_deprecated",
            "missing_post_type",
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "not_authed",
            "org_login_required",
            "request_timeout",
            "service_unavailable",
            "team_access_not_granted",
            "team_added_to_org",
            "token_expired",
            "token_revoked",
            "two_factor_setup_required");

    private CommonErrors() {}
}
