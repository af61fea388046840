package com.atom.slack.e2e.walls;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Who gets which status on one route.
 *
 * @param least    the least role; {@link Who#ANONYMOUS} when the route is open and asks for no credentials
 * @param about    the arguments that name something of a tenant
 * @param isAbout  whether there are any; a route about nothing answers the caller's own view of things
 * @param admitted what whoever may call gets; more than one where it depends on what runs at the moment
 * @param isSpared whether nobody who may do it does it here, because nothing would be left to ask about
 */
record Row(
        String method,
        String path,
        Who least,
        Function<Tenant, Map<String, Object>> about,
        boolean isAbout,
        Set<Integer> admitted,
        boolean isSpared) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** A route for those who have the role, about no tenant in particular. */
    static Row row(String method, String path, Who least, int... admitted) {
        return new Row(method, path, least, tenant -> Map.of(), false, statuses(admitted), false);
    }

    /** The same about something of one tenant. */
    Row about(Function<Tenant, Map<String, Object>> arguments) {
        return new Row(method, path, least, arguments, true, admitted, false);
    }

    /** The same, but only those who may not do it try. */
    Row spared() {
        return new Row(method, path, least, about, isAbout, admitted, true);
    }

    String route() {
        return method + " " + path;
    }

    /** Credentials come first, the role next, and only then whose object it is: so a refusal tells nothing of the object. */
    Set<Integer> expected(Who who, boolean ownObject) {
        if (least == Who.ANONYMOUS) {
            return admitted;
        }
        if (!who.isKnown()) {
            return Set.of(UNAUTHORIZED);
        }
        if (!who.has(least)) {
            return Set.of(FORBIDDEN);
        }
        return isAbout && !ownObject ? Set.of(NOT_FOUND) : admitted;
    }

    private static Set<Integer> statuses(int... all) {
        Set<Integer> statuses = new TreeSet<>();
        for (int status : all) {
            statuses.add(status);
        }
        return statuses;
    }
}
