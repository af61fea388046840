package com.atom.slack.simulator.webapi.files;

import java.util.stream.Stream;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.FittingChanges;

/** All methods of this feature. */
public final class FileWork {
    private FileWork() {}

    public static Stream<ApiMethod> methods(Acts acts, Changes changes, Store store, Secrets secrets) {
        return Stream.concat(
                new FileMethods(acts, new FittingChanges(changes)).all(),
                new UploadMethods(acts, changes, store, secrets).all());
    }
}
