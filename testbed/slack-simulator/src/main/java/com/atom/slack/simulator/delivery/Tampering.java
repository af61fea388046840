package com.atom.slack.simulator.delivery;

import java.util.List;

/**
 * What a fault does to one delivery over HTTP.
 *
 * @param faults           by their names on the wire; empty when nothing is done
 * @param shiftSeconds     of the timestamp, which is signed as it is sent
 * @param isForged         signed with another secret
 * @param isChanged        the body is changed after it was signed
 * @param isTruncated      the connection is cut in the middle of the body
 * @param bodyAfterSeconds between the headers and the body
 */
record Tampering(
        List<String> faults,
        long shiftSeconds,
        boolean isForged,
        boolean isChanged,
        boolean isTruncated,
        int bodyAfterSeconds) {
    static final Tampering NONE = new Tampering(List.of(), 0, false, false, false, 0);

    /** The body as it is sent: changed in a place that leaves it readable when it was. */
    byte[] sent(byte[] signed) {
        if (!isChanged || signed.length == 0) {
            return signed;
        }
        byte[] changed = signed.clone();
        int last = changed.length - 2;
        for (int i = last; i > 0; i--) {
            if (changed[i] >= '0' && changed[i] <= '8') {
                changed[i]++;
                return changed;
            }
        }
        changed[changed.length - 1] ^= 1;
        return changed;
    }
}
