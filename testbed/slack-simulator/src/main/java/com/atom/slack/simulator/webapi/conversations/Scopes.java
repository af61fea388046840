package com.atom.slack.simulator.webapi.conversations;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.workspace.Channel.Kind;

/** What it takes to change a conversation: bots and people have other scopes for public channels. */
final class Scopes {
    private Scopes() {}

    static void toManage(ApiCall call, Kind kind) {
        switch (kind) {
            case PUBLIC -> call.needsOne(call.grant().isBot() ? "channels:manage" : "channels:write", "channels:write");
            case PRIVATE -> call.needs("groups:write");
            case MPIM -> call.needs("mpim:write");
            case IM -> call.needs("im:write");
        }
    }
}
