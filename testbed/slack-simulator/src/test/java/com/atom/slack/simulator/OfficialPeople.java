package com.atom.slack.simulator;

import java.util.List;
import java.util.Map;

import com.slack.api.model.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

abstract class OfficialPeople extends OfficialFixture {
    @Test
    void findsPeopleAndBots() throws Exception {
        User admin = good(bot.usersInfo(request -> request.user(app.admin()).includeLocale(true)))
                .getUser();
        assertThat(admin.isAdmin()).isTrue();
        assertThat(admin.getLocale()).isEqualTo("en-US");
        String email = admin.getProfile().getEmail();
        assertThat(good(bot.usersLookupByEmail(request -> request.email(email)))
                        .getUser()
                        .getId())
                .isEqualTo(app.admin());
        assertThat(good(bot.usersList(request -> request.limit(200))).getMembers())
                .anyMatch(User::isBot);
        String botId = good(bot.authTest(request -> request)).getBotId();
        assertThat(good(bot.botsInfo(request -> request.bot(botId))).getBot().getUserId())
                .isEqualTo(app.botUser());
        assertThat(good(bot.teamInfo(request -> request)).getTeam().getDomain()).isEqualTo("northwind");
    }

    @Test
    void readsAndWritesProfiles() throws Exception {
        String field = good(bot.teamProfileGet(request -> request))
                .getProfile()
                .getFields()
                .getFirst()
                .getId();
        User.Profile profile = new User.Profile();
        profile.setStatusText("Lunch");
        profile.setFields(Map.of(field, new User.Profile.Field()));
        profile.getFields().get(field).setValue("42");
        assertThat(good(person.usersProfileSet(request -> request.profile(profile)))
                        .getProfile()
                        .getStatusText())
                .isEqualTo("Lunch");
        assertThat(good(bot.usersProfileGet(request -> request.user(app.admin()).includeLabels(true)))
                        .getProfile()
                        .getFields()
                        .get(field)
                        .getValue())
                .isEqualTo("42");
    }

    @Test
    void isThereAndAwayAndQuiet() throws Exception {
        good(person.usersSetPresence(request -> request.presence("away")));
        assertThat(good(person.usersGetPresence(request -> request)).isManualAway())
                .isTrue();
        assertThat(good(bot.usersGetPresence(request -> request.user(app.admin())))
                        .getPresence())
                .isEqualTo("away");
        assertThat(good(person.dndSetSnooze(request -> request.numMinutes(60))).isSnoozeEnabled())
                .isTrue();
        assertThat(good(person.dndInfo(request -> request)).isSnoozeEnabled()).isTrue();
        assertThat(good(bot.dndTeamInfo(request -> request.users(List.of(app.admin()))))
                        .getUsers())
                .containsKey(app.admin());
        assertThat(good(person.dndEndSnooze(request -> request)).isSnoozeEnabled())
                .isFalse();
        good(person.dndEndDnd(request -> request));
    }

    @Test
    void seesWhatAnAdministratorSees() throws Exception {
        assertThat(good(person.teamBillableInfo(request -> request)).getBillableInfo())
                .containsKey(app.admin());
        assertThat(good(person.teamAccessLogs(request -> request.count(2))).getLogins())
                .hasSize(2);
        assertThat(good(person.teamIntegrationLogs(request -> request)).getLogs())
                .isNotEmpty();
        assertThat(bot.teamAccessLogs(request -> request).getError()).isEqualTo("not_allowed_token_type");
    }

    @Test
    void gathersPeopleInGroups() throws Exception {
        app.app().act("add_emoji", "", ", \"name\": \"shipit\"");
        assertThat(good(bot.emojiList(request -> request)).getEmoji()).containsKey("shipit");
        String id = good(bot.usergroupsCreate(request -> request.name("Crew").handle("crew")))
                .getUsergroup()
                .getId();
        List<String> users = List.of(app.admin());
        assertThat(good(bot.usergroupsUsersUpdate(
                                request -> request.usergroup(id).users(users)))
                        .getUsergroup()
                        .getUsers())
                .isEqualTo(users);
        assertThat(good(bot.usergroupsUsersList(request -> request.usergroup(id)))
                        .getUsers())
                .isEqualTo(users);
        assertThat(good(bot.usergroupsList(request -> request.includeCount(true)))
                        .getUsergroups()
                        .getFirst()
                        .getUserCount())
                .isEqualTo(1);
        assertThat(good(bot.usergroupsUpdate(request -> request.usergroup(id).name("Crew 2")))
                        .getUsergroup()
                        .getName())
                .isEqualTo("Crew 2");
        assertThat(good(bot.usergroupsDisable(request -> request.usergroup(id)))
                        .getUsergroup()
                        .getDateDelete())
                .isPositive();
        assertThat(good(bot.usergroupsEnable(request -> request.usergroup(id)))
                        .getUsergroup()
                        .getDateDelete())
                .isZero();
    }
}
