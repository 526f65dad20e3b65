package io.branchline.speech.search;

import io.branchline.warehouse.table.Side;
import java.time.Instant;

/**
 * One place in one call.
 *
 * @param side who speaks there
 * @param startMillis where to listen, on the call's clock
 * @param before the words before it
 * @param match the words that were looked for, as they were spoken
 * @param after the words after it
 */
public record Hit(
    String callId,
    String branch,
    String queue,
    String agent,
    Instant callStartedAt,
    Side side,
    long startMillis,
    long endMillis,
    String before,
    String match,
    String after) {}
