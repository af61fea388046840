package com.atom.slack.devstack.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.devstack.house.WorkspaceChoice.Size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkspaceChoiceTest {

    @TempDir
    Path root;

    @Test
    void aHouseGoesOnWithTheWorkspaceItWasMadeWith() {
        // Given
        HouseFolder folder = new HouseFolder(root);
        new WorkspaceChoice(Size.SMALL, 7).keep(folder);

        // When
        WorkspaceChoice settled = WorkspaceChoice.settle(folder, Optional.empty(), Optional.empty());

        // Then
        assertThat(settled).isEqualTo(new WorkspaceChoice(Size.SMALL, 7));
        assertThatThrownBy(() -> WorkspaceChoice.settle(folder, Optional.of("demo"), Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--size small --seed 7")
                .hasMessageContaining("down --wipe");
    }

    @Test
    void anUnknownSizeIsRefused() {
        assertThatThrownBy(() -> WorkspaceChoice.settle(new HouseFolder(root), Optional.of("huge"), Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("use small, demo or large");
    }

    @Test
    void aHouseKeepsHowManyWorkspacesItWasMadeWith() {
        // Given
        HouseFolder folder = new HouseFolder(root);
        new WorkspaceChoice(Size.LARGE, 7, 3, 2).keep(folder);

        // When
        WorkspaceChoice settled = WorkspaceChoice.settle(folder, Optional.of("large"), Optional.empty());

        // Then
        assertThat(settled).isEqualTo(new WorkspaceChoice(Size.LARGE, 7, 3, 2));
        assertThatThrownBy(() -> WorkspaceChoice.settle(
                        folder, Optional.empty(), Optional.empty(), Optional.of(4), Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--size large --seed 7 --workspaces 3 --org-workspaces 2");
    }

    @Test
    void aHouseThatKnewOnlySizeAndSeedGoesOnWithOneWorkspace() throws IOException {
        // Given
        HouseFolder folder = new HouseFolder(root);
        Files.writeString(folder.workspace(), "{\"size\":\"DEMO\",\"seed\":4}");

        // When
        WorkspaceChoice settled = WorkspaceChoice.settle(folder, Optional.empty(), Optional.empty());

        // Then
        assertThat(settled).isEqualTo(new WorkspaceChoice(Size.DEMO, 4, 1, 0));
    }

    @Test
    void anOrganisationOfOneIsRefused() {
        assertThatThrownBy(() -> new WorkspaceChoice(Size.DEMO, 1, 1, 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("use 2 to 6");
        assertThatThrownBy(() -> new WorkspaceChoice(Size.DEMO, 1, 101, 0))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("use 1 to 100");
    }
}
