package com.atom.slack.kit.transport;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The hosts that a configured address names, whatever stands around them. */
final class Host {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");

    private Host() {}

    /** Of {@code [scheme://][user[:password]@]host[:port][,host[:port]...][/path][?query]} those that another machine may have. */
    static List<String> elsewhere(String address) {
        String authority = address.substring(address.indexOf("://") < 0 ? 0 : address.indexOf("://") + 3)
                .split("[/?]", 2)[0];
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        return Arrays.stream(hosts.split(",", -1))
                .map(String::strip)
                .map(Host::withoutPort)
                .filter(host -> !host.isEmpty() && !LOOPBACK.matcher(host).matches())
                .toList();
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, host.indexOf(']') < 0 ? host.length() : host.indexOf(']'));
        }
        return host.indexOf(':') == host.lastIndexOf(':') ? host.split(":", 2)[0] : host;
    }
}
