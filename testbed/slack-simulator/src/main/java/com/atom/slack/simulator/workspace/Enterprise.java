package com.atom.slack.simulator.workspace;

/**
 * An Enterprise Grid organisation; its workspaces are the {@link Team}s that name it.
 *
 * @param id     {@code E...}
 * @param domain such as {@code northwind-group}, of {@code northwind-group.enterprise.slack.com}
 */
public record Enterprise(String id, String name, String domain) {}
