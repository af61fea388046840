package com.atom.slack.simulator;

import java.util.List;
import java.util.stream.Stream;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Directs;
import com.atom.slack.simulator.apps.ActionTokens;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.hooks.Ephemerals;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.admin.Admin;
import com.atom.slack.simulator.webapi.chat.Chat;
import com.atom.slack.simulator.webapi.conversations.Conversations;
import com.atom.slack.simulator.webapi.files.FileWork;
import com.atom.slack.simulator.webapi.files.Store;
import com.atom.slack.simulator.webapi.office.OfficeWork;
import com.atom.slack.simulator.webapi.people.People;
import com.atom.slack.simulator.webapi.search.Search;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.World;

/** The families of methods that the Web API serves beside its own. */
final class Families {
    private Families() {}

    static List<Stream<ApiMethod>> of(
            Acts acts,
            Changes changes,
            Ephemerals ephemerals,
            Store store,
            Secrets secrets,
            World world,
            ActionTokens tokens) {
        Directs directs = new Directs(acts, changes);
        return List.of(
                Conversations.methods(acts, changes, directs),
                Chat.methods(acts, changes, directs, ephemerals),
                FileWork.methods(acts, changes, store, secrets),
                People.methods(acts, changes),
                OfficeWork.methods(acts, changes),
                Search.methods(tokens),
                Admin.methods(world));
    }
}
