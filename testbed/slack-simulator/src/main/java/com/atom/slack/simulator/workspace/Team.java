package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** One workspace: its people, conversations, files and the apps installed in it, in the order they came. */
public final class Team {
    /** An app in this workspace; {@code pending} are the channels the admin has yet to invite its bot to. */
    public record Install(String appId, String botUser, String botId, String installer, List<String> pending) {}

    private final String id;
    private final Optional<Enterprise> enterprise;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Channel> deletedChannels = new LinkedHashMap<>();
    private final Map<String, SharedFile> files = new LinkedHashMap<>();
    private String name;
    private String domain;
    private String filesAt = "https://files.slack.com";
    private int shape;
    private int staffing;
    private final Renderings renderings = new Renderings();
    private final Office office = new Office();
    private final Map<String, Install> installs = new LinkedHashMap<>();

    /** @param enterprise absent for a workspace that stands alone */
    public Team(String id, String name, String domain, Optional<Enterprise> enterprise) {
        this.id = id;
        this.name = name;
        this.domain = domain;
        this.enterprise = enterprise;
    }

    public Optional<Enterprise> enterprise() {
        return enterprise;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String domain() {
        return domain;
    }

    /** Where the addresses of its files point to, without a slash at the end. */
    public String filesAt() {
        return filesAt;
    }

    void filesAt(String address) {
        filesAt = address;
    }

    public Office office() {
        return office;
    }

    Renderings renderings() {
        return renderings;
    }

    public Map<String, User> users() {
        return users;
    }

    public Map<String, Channel> channels() {
        return channels;
    }

    public Map<String, SharedFile> files() {
        return files;
    }

    /** By app id; only what is installed now. */
    public Map<String, Install> installs() {
        return installs;
    }

    public Optional<User> user(String user) {
        return Optional.ofNullable(users.get(user));
    }

    public Optional<Channel> channel(String channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    /** Is of this workspace or its organisation, not a guest of a connected one. */
    public boolean employs(User user) {
        return user.team().equals(id)
                || enterprise.filter(org -> org.id().equals(user.enterprise())).isPresent();
    }

    /** The first administrator, who installs apps and invites their bots. */
    public User admin() {
        List<User> admins = users.values().stream().filter(User::isAdmin).toList();
        return admins.stream()
                .filter(user -> employs(user) && !user.isDeleted())
                .findFirst()
                .orElseGet(admins::getFirst);
    }

    /** Another number whenever people, channels or memberships have changed. */
    public int shape() {
        return shape;
    }

    /** Another number whenever people have come or gone. */
    public int staffing() {
        return staffing;
    }

    void reshaped(boolean people) {
        shape++;
        staffing += people ? 1 : 0;
    }

    void keep(Channel channel) {
        channels.put(channel.id(), channel);
    }

    void drop(Channel channel) {
        channels.remove(channel.id());
    }

    void bury(Channel channel) {
        drop(channel);
        deletedChannels.put(channel.id(), channel);
    }

    /** Channels that were deleted, as they were then. */
    public Map<String, Channel> deletedChannels() {
        return deletedChannels;
    }

    static Team created(Change change) {
        ObjectNode data = change.data();
        Optional<Enterprise> enterprise = Optional.ofNullable(data.get("enterprise"))
                .map(org -> new Enterprise(
                        org.path("id").asText(),
                        org.path("name").asText(),
                        org.path("domain").asText()));
        return new Team(
                change.team(), data.path("name").asText(), data.path("domain").asText(), enterprise);
    }

    void change(ObjectNode data) {
        name = data.path("name").asText(name);
        domain = data.path("domain").asText(domain);
    }

    Message post(Change change) {
        Channel channel = channels.get(change.channel());
        Message message = new Message(change);
        channel.add(message);
        return message;
    }

    void install(Change change) {
        ObjectNode data = change.data();
        User bot = new User((ObjectNode) data.path("user").deepCopy());
        users.put(bot.id(), bot);
        List<String> pending = new ArrayList<>();
        data.path("invite_to").forEach(channel -> pending.add(channel.asText()));
        String app = data.path("app_id").asText();
        installs.put(app, new Install(app, bot.id(), bot.botId(), change.actor(), pending));
        log(change, app, "added");
    }

    /** The end of an app here, or of its bot user only. */
    void uninstall(Change change) {
        String app = change.data().path("app_id").asText();
        Install install = change.endsInstall() ? installs.remove(app) : installs.get(app);
        if (install != null && change.endsInstall()) {
            log(change, app, "removed");
        }
        if (install != null && change.endsBot()) {
            log(change, app, "removed");
            channels.values().forEach(channel -> channel.leave(install.botUser()));
            install.pending().clear();
            users.get(install.botUser()).change(Json.object().put("deleted", true), Ts.seconds(change.eventTs()));
        }
    }

    private void log(Change change, String app, String what) {
        ObjectNode line = Json.object().put("user_id", change.actor());
        line.put("user_name", user(change.actor()).map(User::name).orElse(""));
        line.put("date", Long.toString(Ts.seconds(change.eventTs()))).put("change_type", what);
        office.integrationLog().add(line.put("app_id", app));
    }

    void joined(Channel channel, String user) {
        channel.join(user);
        installs.values().stream()
                .filter(install -> install.botUser().equals(user))
                .forEach(install -> install.pending().remove(channel.id()));
    }
}
