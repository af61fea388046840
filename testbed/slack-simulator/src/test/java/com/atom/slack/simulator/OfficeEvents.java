package com.atom.slack.simulator;

/** Makes happen what an app hears of people, user groups, emoji and the workspace. */
final class OfficeEvents {
    private final SkeletonFixture it;

    OfficeEvents(SkeletonFixture it) {
        this.it = it;
    }

    void all() {
        groups();
        emoji();
        it.user("users.profile.set", "profile", "{\"status_text\": \"out\", \"status_emoji\": \":palm_tree:\"}");
        it.user("users.profile.set", "profile", "{\"title\": \"Head of bones\"}");
        it.user("dnd.setSnooze", "num_minutes", "5");
        act("team_join", ", \"name\": \"newcomer\"");
        act("change_team", ", \"name\": \"Southwind\", \"domain\": \"southwind\"");
    }

    private void act(String action, String more) {
        it.act(action, "", it.app.admin(), more);
    }

    private void groups() {
        String general = it.app.channel("general");
        String id = it.bot("usergroups.create", "name", "Bones", "handle", "bones", "channels", general)
                .path("usergroup")
                .path("id")
                .asText();
        it.bot("usergroups.update", "usergroup", id, "description", "d");
        it.bot("usergroups.users.update", "usergroup", id, "users", it.app.admin());
        it.bot("usergroups.users.update", "usergroup", id, "users", it.someone());
    }

    private void emoji() {
        act("add_emoji", ", \"name\": \"bone\"");
        act("rename_emoji", ", \"name\": \"bone\", \"new_name\": \"skull\"");
        act("remove_emoji", ", \"name\": \"skull\"");
    }
}
