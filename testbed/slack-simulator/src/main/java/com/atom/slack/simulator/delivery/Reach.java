package com.atom.slack.simulator.delivery;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.workspace.Team;

/** Whether a token works in a workspace: its own, or one of the organisation it was granted for. */
@FunctionalInterface
public interface Reach {
    /** The token's own workspace and no other. */
    Reach OWN_TEAM = (grant, team) -> grant.team().equals(team.id());

    boolean reaches(Grant grant, Team team);
}
