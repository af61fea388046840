package com.atom.slack.simulator.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One part of a ZIP that has its own lists: the whole of a workspace, or one of several in an organisation. */
final class Contents {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.json");
    private static final Pattern IN_WORKSPACE = Pattern.compile("teams/[^/]+/[^/]+(/[^/]*)?");

    private final SourceZip zip;
    private final String prefix;
    private final Map<String, List<String>> folders = new TreeMap<>();

    Contents(SourceZip zip, String prefix) {
        this.zip = zip;
        this.prefix = prefix;
        for (String path : zip.paths()) {
            String[] steps =
                    path.startsWith(prefix) ? path.substring(prefix.length()).split("/", -1) : new String[0];
            if (steps.length == 2
                    && (steps[1].isEmpty() || DAY.matcher(steps[1]).matches())) {
                List<String> days = folders.computeIfAbsent(steps[0], any -> new ArrayList<>());
                if (!steps[1].isEmpty()) {
                    days.add(path);
                }
            }
        }
        folders.values().forEach(days -> days.sort(Comparator.naturalOrder()));
    }

    /**
     * The root and, of an organisation's export, its workspaces. A ZIP in which everything lies in one folder is read as if
     * that folder were not there.
     */
    static List<Contents> of(SourceZip zip) {
        String wrapped = wrapping(zip);
        List<Contents> all = new ArrayList<>(List.of(new Contents(zip, wrapped)));
        Set<String> workspaces = new LinkedHashSet<>();
        for (String path : zip.paths()) {
            String inside = path.substring(Math.min(wrapped.length(), path.length()));
            if (path.startsWith(wrapped) && IN_WORKSPACE.matcher(inside).matches()) {
                workspaces.add(inside.split("/")[1]);
            }
        }
        for (String name : workspaces) {
            Contents workspace = new Contents(zip, wrapped + "teams/" + name + "/");
            if (workspace.has("users.json") || workspace.has("channels.json")) {
                all.add(workspace);
            }
        }
        return all;
    }

    private static String wrapping(SourceZip zip) {
        TreeSet<String> tops = new TreeSet<>();
        for (String path : zip.paths()) {
            tops.add(path.contains("/") ? path.substring(0, path.indexOf('/') + 1) : path);
        }
        tops.remove("__MACOSX/");
        String only = tops.size() == 1 ? tops.first() : "";
        boolean lists = zip.has(only + "channels.json") || zip.has(only + "users.json");
        return only.endsWith("/") && lists ? only : "";
    }

    /** The last step of the prefix: a workspace's name in an organisation's export, else empty. */
    String name() {
        String path = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
        return path.contains("/") ? path.substring(path.lastIndexOf('/') + 1) : "";
    }

    boolean has(String list) {
        return zip.has(prefix + list);
    }

    String path(String list) {
        return prefix + list;
    }

    /** Empty when it is missing. */
    List<ObjectNode> list(String list) {
        return has(list) ? JsonList.all(zip, prefix + list) : List.of();
    }

    /** The paths of their days, ascending; none for an empty folder. */
    Map<String, List<String>> folders() {
        return folders;
    }

    SourceZip zip() {
        return zip;
    }
}
