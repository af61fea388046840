package com.atom.slack.simulator;

import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.view.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewTitle;
import static org.assertj.core.api.Assertions.assertThat;

abstract class OfficialViews extends OfficialFixture {
    @BeforeEach
    void listen() {
        app.app().http().post("/_sim/apps", """
            {"name": "Everything", "interactivity_url": "%s"}\
            """.formatted(app.receiver().url("/interactive")));
    }

    private static View modal(String callback) {
        return view(made -> made.type("modal")
                .callbackId(callback)
                .title(viewTitle(title -> title.type("plain_text").text("Export")))
                .blocks(asBlocks(
                        section(block -> block.blockId("what").text(plainText("All of it"))),
                        actions(block -> block.blockId("more")
                                .elements(asElements(
                                        button(go -> go.actionId("go").text(plainText("More")))))))));
    }

    private String trigger(String action, String more) {
        return app.app()
                .http()
                .act("{\"action\": \"%s\", \"user\": \"%s\"%s}".formatted(action, app.admin(), more))
                .path("trigger_id")
                .asText();
    }

    @Test
    void opensPushesAndUpdatesModals() throws Exception {
        String shortcut = trigger("shortcut", ", \"callback_id\": \"any\"");
        View first = good(bot.viewsOpen(request -> request.triggerId(shortcut).view(modal("first"))))
                .getView();
        assertThat(first.getCallbackId()).isEqualTo("first");
        assertThat(first.getBlocks().getFirst()).isInstanceOf(SectionBlock.class);
        assertThat(first.getRootViewId()).isEqualTo(first.getId());
        String pressed =
                trigger("block_actions", ", \"view_id\": \"%s\", \"action_id\": \"go\"".formatted(first.getId()));
        View second = good(bot.viewsPush(request -> request.triggerId(pressed).view(modal("second"))))
                .getView();
        assertThat(second.getPreviousViewId()).isEqualTo(first.getId());
        assertThat(second.getRootViewId()).isEqualTo(first.getId());
        View changed = good(bot.viewsUpdate(request ->
                        request.viewId(second.getId()).hash(second.getHash()).view(modal("third"))))
                .getView();
        assertThat(changed.getId()).isEqualTo(second.getId());
        assertThat(changed.getCallbackId()).isEqualTo("third");
        assertThat(changed.getHash()).isNotEqualTo(second.getHash());
    }

    @Test
    void publishesAHome() throws Exception {
        View wish =
                view(made -> made.type("home").blocks(asBlocks(section(block -> block.text(plainText("Welcome"))))));
        View home = good(bot.viewsPublish(request -> request.userId(app.admin()).view(wish)))
                .getView();
        assertThat(home.getType()).isEqualTo("home");
        assertThat(home.getAppId()).isEqualTo(app.app().app().path("app_id").asText());
        assertThat(home.getTeamId()).isEqualTo(app.app().team());
    }
}
