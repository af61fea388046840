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
                .hasMessageContaining("use small or demo");
    }
}
