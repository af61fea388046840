package com.atom.slack.gateway.stream;

/** Lets numbers through that rise strictly; one per connection, used by one thread at a time. */
final class Rising {

    private long last;

    boolean admits(long number) {
        if (number <= last) {
            return false;
        }
        last = number;
        return true;
    }
}
