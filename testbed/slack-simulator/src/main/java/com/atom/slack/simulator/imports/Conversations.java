package com.atom.slack.simulator.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel.Kind;

/** Finds the folder of every listed conversation, and what folders without one may be. */
final class Conversations {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{2,40}");
    private static final Pattern DIRECT = Pattern.compile("D[A-Z0-9]{7,20}");
    /** Comments on files, and what is not a conversation. */
    private static final Pattern OTHER = Pattern.compile("FC[:_-].*|__MACOSX|__uploads|attachments|teams|\\..*");

    private final Contents contents;
    private final Map<String, List<String>> left;
    private final Set<String> ids = new HashSet<>();
    private final List<Conversation> found = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    private Conversations(Contents contents) {
        this.contents = contents;
        this.left = new TreeMap<>(contents.folders());
    }

    /** @param ignored takes the folders that are no conversations */
    static List<Conversation> in(Contents contents, List<String> ignored) {
        Conversations conversations = new Conversations(contents);
        conversations.listed("channels.json", Kind.PUBLIC);
        conversations.listed("groups.json", Kind.PRIVATE);
        conversations.listed("mpims.json", Kind.MPIM);
        conversations.listed("dms.json", Kind.IM);
        conversations.unlisted();
        ignored.addAll(conversations.ignored);
        return conversations.found;
    }

    static String id(ObjectNode item, String path, int number) {
        String id = item.path("id").asText("");
        if (!ID.matcher(id).matches()) {
            throw new CorruptExport(path, "item " + number + " has no id");
        }
        return id;
    }

    private void listed(String list, Kind usual) {
        int number = 0;
        for (ObjectNode item : contents.list(list)) {
            String id = id(item, contents.path(list), ++number);
            if (ids.add(id)) {
                boolean hidden = usual == Kind.PUBLIC && item.path("is_private").asBoolean();
                Kind kind = item.path("is_mpim").asBoolean() ? Kind.MPIM : hidden ? Kind.PRIVATE : usual;
                found.add(new Conversation(id, kind, item, days(item, id)));
            }
        }
    }

    /** By its name, else its id, else a name it once had. */
    private List<String> days(ObjectNode item, String id) {
        List<String> names = new ArrayList<>(List.of(item.path("name").asText(""), id));
        for (JsonNode former : item.path("previous_names")) {
            names.add(former.asText());
        }
        for (String name : names) {
            List<String> days = left.remove(name);
            if (days != null) {
                return days;
            }
        }
        return List.of();
    }

    /** Of an export that holds private conversations it is taken for private; an empty folder is nothing. */
    private void unlisted() {
        boolean all = contents.has("groups.json") || contents.has("dms.json") || contents.has("mpims.json");
        left.forEach((folder, days) -> {
            if (OTHER.matcher(folder).matches()) {
                ignored.add(folder);
            } else if (!days.isEmpty()) {
                boolean direct = DIRECT.matcher(folder).matches();
                boolean group = folder.startsWith("mpdm-");
                Kind kind = direct ? Kind.IM : group ? Kind.MPIM : all ? Kind.PRIVATE : Kind.PUBLIC;
                found.add(new Conversation(
                        direct ? folder : "", kind, Json.object().put("name", folder), days));
            }
        });
    }
}
