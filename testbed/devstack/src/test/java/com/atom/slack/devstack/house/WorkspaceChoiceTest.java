package com.atom.slack.devstack.house;

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
        WorkspaceChoice settled = WorkspaceChoice.settle(folder, WorkspaceChoice.Wish.NONE);

        // Then
        assertThat(settled).isEqualTo(new WorkspaceChoice(Size.SMALL, 7));
        assertThatThrownBy(() -> WorkspaceChoice.settle(folder, sized("demo")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--size small --seed 7")
                .hasMessageContaining("down --wipe");
    }

    @Test
    void anUnknownSizeIsRefused() {
        assertThatThrownBy(() -> WorkspaceChoice.settle(new HouseFolder(root), sized("huge")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("use small, demo or large");
    }

    @Test
    void limitsCanBeChosenAnewButWorkspacesCannot() {
        // Given
        HouseFolder folder = new HouseFolder(root);
        new WorkspaceChoice(Size.LARGE, 7, 2, 3, false).keep(folder);

        // When
        WorkspaceChoice strict = WorkspaceChoice.settle(folder, wish(Optional.empty(), Optional.of(true)));

        // Then
        assertThat(strict).isEqualTo(new WorkspaceChoice(Size.LARGE, 7, 2, 3, true));
        assertThatThrownBy(() -> WorkspaceChoice.settle(folder, wish(Optional.of(4), Optional.empty())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--size large --seed 7 --workspaces 2 --org-workspaces 3");
        assertThatThrownBy(() -> wish(Optional.of(0), Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--workspaces is 1 to 100, not 0");
    }

    private static WorkspaceChoice.Wish sized(String size) {
        return new WorkspaceChoice.Wish(
                Optional.of(size), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static WorkspaceChoice.Wish wish(Optional<Integer> workspaces, Optional<Boolean> realLimits) {
        return new WorkspaceChoice.Wish(Optional.empty(), Optional.empty(), workspaces, Optional.empty(), realLimits);
    }
}
