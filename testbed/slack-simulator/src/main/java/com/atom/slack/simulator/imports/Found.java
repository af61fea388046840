package com.atom.slack.simulator.imports;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Enterprise;

/**
 * A whole ZIP, judged good.
 *
 * @param organisation absent unless it is an organisation's export
 * @param shared       conversations of the organisation itself
 * @param messages     in the ZIP, those that are in it twice included
 * @param ignored      folders that are no conversations
 */
record Found(
        Optional<Enterprise> organisation,
        List<Workspace> workspaces,
        List<Conversation> shared,
        long messages,
        List<String> ignored) {

    /**
     * @param id     as the ZIP has it; empty when nothing tells
     * @param name   of its folder in an organisation's export, else empty
     * @param domain that most of its files name; empty when there are none
     * @param people as the lists have them, one of them an administrator, then those whom only messages show
     */
    record Workspace(
            String id, String name, String domain, List<ObjectNode> people, List<Conversation> conversations) {}

    String layout() {
        boolean all = workspaces.stream()
                .flatMap(workspace -> workspace.conversations().stream())
                .anyMatch(conversation -> conversation.kind() != Channel.Kind.PUBLIC);
        return organisation.isPresent() ? "org" : all ? "corporate" : "standard";
    }
}
