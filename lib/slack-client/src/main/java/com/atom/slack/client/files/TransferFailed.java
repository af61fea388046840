package com.atom.slack.client.files;

/** An attempt failed in a way that may pass; carries no stack because it is retried. */
final class TransferFailed extends RuntimeException {

    TransferFailed(String why) {
        super(why, null, false, false);
    }
}
