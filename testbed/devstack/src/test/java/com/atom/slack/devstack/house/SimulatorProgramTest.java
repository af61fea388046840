package com.atom.slack.devstack.house;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.devstack.house.WorkspaceChoice.Size;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatorProgramTest {

    @TempDir
    Path root;

    @Test
    void aLargeWorkspaceGetsALargerHeap() {
        assertThat(command(new WorkspaceChoice(Size.LARGE, 1), false)).contains("-Xmx1g", "large", "--relaxed");
        assertThat(command(WorkspaceChoice.DEFAULT, false)).contains("-Xmx384m", "demo");
    }

    @Test
    void slacksOwnLimitsAndMoreWorkspacesArePassedOn() {
        List<String> command = command(new WorkspaceChoice(Size.SMALL, 9, 4, 3), true);
        assertThat(command).contains("--real-limits").doesNotContain("--relaxed");
        assertThat(command).containsSequence("--workspaces", "4", "--org-workspaces", "3");
    }

    private List<String> command(WorkspaceChoice workspace, boolean realLimits) {
        HouseSettings settings =
                HouseSettings.from(Map.of(), new HouseFolder(root), workspace).withRealLimits(realLimits);
        return new SimulatorProgram(settings, new HealthProbe()).command();
    }
}
