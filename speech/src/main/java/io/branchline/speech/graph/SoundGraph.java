package io.branchline.speech.graph;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A {@code HCLr.fst}: from states of sounds to words, whatever words come before. The file is of
 * OpenFst's type {@code olabel_lookahead}: a header, an automaton of type {@code const} (a state is
 * its final cost, its first arc, the number of its arcs and of its arcs without input and without
 * output; an arc is input, output, cost and next state), and tables for OpenFst's own composition,
 * which {@link Reach} computes anew.
 */
final class SoundGraph {

  private static final String TYPE = "olabel_lookahead";
  private static final int ADD_ON_MAGIC = 446681434;
  private static final int STATE_BYTES = 20;

  final int start;

  /** The cost of ending in a state; infinite where no path ends. */
  final float[] finalCost;

  /** Where a state's arcs begin; one more than there are states. */
  final int[] firstArc;

  final int[] input;

  /** The word, 0 for none. */
  final int[] output;

  final float[] cost;
  final int[] next;

  SoundGraph(
      int start,
      float[] finalCost,
      int[] firstArc,
      int[] input,
      int[] output,
      float[] cost,
      int[] next) {
    this.start = start;
    this.finalCost = finalCost;
    this.firstArc = firstArc;
    this.input = input;
    this.output = output;
    this.cost = cost;
    this.next = next;
  }

  int states() {
    return finalCost.length;
  }

  int arcs() {
    return input.length;
  }

  int largestOutput() {
    return Arrays.stream(output).max().orElse(0);
  }

  /** Reads a file; an {@link IOException} says in what it differs from what is described above. */
  static SoundGraph read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    try {
      FstHeader outer = FstHeader.read(in);
      require(outer.type().equals(TYPE), "its type is '" + outer.type() + "'");
      require(!outer.hasSymbols(), "it has tables of symbols");
      require(in.getInt() == ADD_ON_MAGIC, "nothing follows its header");
      FstHeader inner = FstHeader.read(in);
      require(inner.type().equals("const"), "its inner type is '" + inner.type() + "'");
      require(!inner.hasSymbols(), "it has tables of symbols within");
      return body(in, inner);
    } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
      throw new IOException("it is cut short", e);
    }
  }

  private static SoundGraph body(ByteBuffer in, FstHeader header) throws IOException {
    int states = Math.toIntExact(header.states());
    int arcs = Math.toIntExact(header.arcs());
    require(
        in.remaining() >= (long) STATE_BYTES * states + (long) GraphFile.ARC_BYTES * arcs,
        "it is cut short");
    align(in, header);
    float[] finalCost = new float[states];
    int[] firstArc = new int[states + 1];
    for (int state = 0; state < states; state++) {
      finalCost[state] = in.getFloat();
      require(in.getInt() == firstArc[state], "its arcs are not in the order of its states");
      firstArc[state + 1] = firstArc[state] + in.getInt();
      in.getLong(); // arcs without input, and without output
    }
    align(in, header);
    int[] input = new int[arcs];
    int[] output = new int[arcs];
    float[] cost = new float[arcs];
    int[] next = new int[arcs];
    for (int arc = 0; arc < arcs; arc++) {
      input[arc] = in.getInt();
      output[arc] = in.getInt();
      cost[arc] = in.getFloat();
      next[arc] = in.getInt();
    }
    return new SoundGraph(
        Math.toIntExact(header.start()), finalCost, firstArc, input, output, cost, next);
  }

  private static void align(ByteBuffer in, FstHeader header) {
    boolean aligned = header.version() == 1 || (header.flags() & FstHeader.ALIGNED) != 0;
    if (aligned) {
      in.position(-Math.floorDiv(-in.position(), FstHeader.ALIGNMENT) * FstHeader.ALIGNMENT);
    }
  }

  private static void require(boolean condition, String message) throws IOException {
    if (!condition) {
      throw new IOException(message);
    }
  }
}
