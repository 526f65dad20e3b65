package io.branchline.speech.graph;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code Gr.fst}: the language model of a look-ahead recogniser, in OpenFst's compact type {@code
 * ngram}.
 *
 * <p>The file is a header, two symbol tables, three counts of 8 bytes (states, arcs, final states),
 * three bit vectors in words of 8 bytes, and five arrays of 4 bytes. The first bit vector is the
 * tree of histories in level order: one bit per child, then a zero (LOUDS, "level-order unary
 * degree sequence"), with a root above the root. The second says how many arcs each state has in
 * the same way, the third which states are final. The arrays are the histories' oldest words, the
 * arcs' words, back-off costs, final costs and the arcs' costs. All is little-endian. Layout:
 * OpenFst 1.8, {@code ngram-fst.h}; Sorensen and Allauzen, "Unary Data Structures for Language
 * Models", Interspeech 2011.
 */
public final class NgramFile {

  private static final int SYMBOLS_MAGIC = 2125658996;
  private static final int VERSION = 4;
  private static final String TYPE = "ngram";
  private static final int WITH_SYMBOLS = 3;

  /** What OpenFst notes of every n-gram model: sorted, deterministic, an acceptor, and so on. */
  private static final long PROPERTIES = 0x25a555550001L;

  private final byte[] symbols;
  private final int flags;
  private final long properties;
  private final Vocabulary vocabulary;
  private final BackoffModel model;

  private NgramFile(
      byte[] symbols, int flags, long properties, Vocabulary vocabulary, BackoffModel model) {
    this.symbols = symbols;
    this.flags = flags;
    this.properties = properties;
    this.vocabulary = vocabulary;
    this.model = model;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  public BackoffModel model() {
    return model;
  }

  /** The same words with another model. */
  public NgramFile with(BackoffModel other) {
    return new NgramFile(symbols, flags, properties, vocabulary, other);
  }

  /** A file of these words and this model. */
  public static NgramFile of(Vocabulary vocabulary, BackoffModel model) {
    return new NgramFile(symbols(vocabulary), WITH_SYMBOLS, PROPERTIES, vocabulary, model);
  }

  /**
   * Reads a file.
   *
   * @throws Failure where it is cut short or no language model of OpenFst's type ngram
   */
  public static NgramFile read(Path file) {
    return read(
        file,
        in -> {
          Header header = Header.read(in);
          long states = header.fst.states();
          require(in.getLong() == states, "its header and its body differ");
          byte[] symbols = new byte[header.symbols.remaining()];
          header.symbols.get(symbols);
          return new NgramFile(
              symbols,
              header.fst.flags(),
              header.fst.properties(),
              header.vocabulary,
              body(in, Math.toIntExact(states)));
        });
  }

  /** The words of a file, without its model: a tenth of the memory. Errors as {@link #read}'s. */
  public static Vocabulary readVocabulary(Path file) {
    return read(file, in -> Header.read(in).vocabulary);
  }

  private interface Reading<T> {

    T of(ByteBuffer in) throws IOException;
  }

  private static <T> T read(Path file, Reading<T> reading) {
    try (FileChannel channel = FileChannel.open(file)) {
      return reading.of(
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN));
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | NegativeArraySizeException
        | ArithmeticException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT, file + " is not a whole language model: it is cut short.", e);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          file
              + " is not a language model of OpenFst's type 'ngram': "
              + e.getMessage()
              + ". Maybe take the model as it was published?",
          e);
    }
  }

  /** What stands before the model itself. */
  private record Header(FstHeader fst, ByteBuffer symbols, Vocabulary vocabulary) {

    static Header read(ByteBuffer in) throws IOException {
      FstHeader fst = FstHeader.read(in);
      require(fst.type().equals(TYPE), "its type is '" + fst.type() + "'");
      require(fst.version() == VERSION, "its version is " + fst.version());
      int begin = in.position();
      Map<String, Integer> labels = new HashMap<>();
      for (int tables = Integer.bitCount(fst.flags() & WITH_SYMBOLS); tables > 0; tables--) {
        labels.clear();
        readSymbols(in, labels);
      }
      return new Header(fst, in.slice(begin, in.position() - begin), new Vocabulary(labels));
    }
  }

  private static BackoffModel body(ByteBuffer in, int states) {
    int arcs = Math.toIntExact(in.getLong());
    int finals = Math.toIntExact(in.getLong());
    Bits tree = Bits.read(in, 2 * states + 1);
    Bits futures = Bits.read(in, states + arcs + 1);
    Bits finalBits = Bits.read(in, states);
    int[] oldestWord = ints(in, states + 1);
    int[] word = ints(in, arcs);
    float[] backoff = floats(in, states + 1);
    float[] finalCosts = floats(in, finals);
    float[] cost = floats(in, arcs);
    int[] parent = new int[states];
    parent[0] = -1;
    int child = 1;
    int bit = 2;
    for (int state = 0; state < states; state++, bit++) {
      for (; tree.get(bit); bit++) {
        parent[child++] = state;
      }
    }
    int[] firstArc = new int[states + 1];
    bit = 1;
    for (int state = 0; state < states; state++, bit++) {
      int arc = firstArc[state];
      for (; futures.get(bit); bit++) {
        arc++;
      }
      firstArc[state + 1] = arc;
    }
    float[] finalCost = new float[states];
    int next = 0;
    for (int state = 0; state < states; state++) {
      finalCost[state] = finalBits.get(state) ? finalCosts[next++] : Float.POSITIVE_INFINITY;
    }
    return new BackoffModel(
        parent,
        Arrays.copyOf(oldestWord, states),
        Arrays.copyOf(backoff, states),
        finalCost,
        firstArc,
        word,
        cost);
  }

  /** Writes the file; reading it again gives the same model. */
  public void write(Path file) throws IOException {
    Files.write(file, bytes().array());
  }

  private ByteBuffer bytes() {
    int states = model.states();
    int arcs = model.arcs();
    Bits tree = new Bits(2 * states + 1);
    Bits futures = new Bits(states + arcs + 1);
    Bits finals = new Bits(states);
    tree.set(0);
    int bit = 2;
    int futureBit = 1;
    int finalStates = 0;
    for (int state = 0, child = 1; state < states; state++, bit++, futureBit++) {
      for (; child < states && model.parent[child] == state; child++) {
        tree.set(bit++);
      }
      for (int arc = model.firstArc[state]; arc < model.firstArc[state + 1]; arc++) {
        futures.set(futureBit++);
      }
      if (model.finalCost[state] < Float.POSITIVE_INFINITY) {
        finals.set(state);
        finalStates++;
      }
    }
    ByteBuffer out =
        ByteBuffer.allocate(
                256
                    + symbols.length
                    + tree.bytes()
                    + futures.bytes()
                    + finals.bytes()
                    + 4 * (2 * (states + 1) + 2 * arcs + finalStates + 1))
            .order(ByteOrder.LITTLE_ENDIAN);
    new FstHeader(TYPE, VERSION, flags, properties, BackoffModel.START, states, 0).write(out);
    out.put(symbols);
    out.putLong(states).putLong(arcs).putLong(finalStates);
    tree.write(out);
    futures.write(out);
    finals.write(out);
    putArrays(out);
    return ByteBuffer.wrap(Arrays.copyOf(out.array(), out.position()));
  }

  private void putArrays(ByteBuffer out) {
    out.putInt(-1);
    for (int state = 1; state < model.states(); state++) {
      out.putInt(model.oldestWord[state]);
    }
    out.putInt(0);
    for (int label : model.word) {
      out.putInt(label);
    }
    out.putFloat(Float.POSITIVE_INFINITY);
    for (int state = 1; state < model.states(); state++) {
      out.putFloat(model.backoffCost[state]);
    }
    out.putFloat(0);
    for (float end : model.finalCost) {
      if (end < Float.POSITIVE_INFINITY) {
        out.putFloat(end);
      }
    }
    for (float one : model.cost) {
      out.putFloat(one);
    }
    out.putFloat(0);
  }

  private static void readSymbols(ByteBuffer in, Map<String, Integer> labels) throws IOException {
    require(in.getInt() == SYMBOLS_MAGIC, "its table of words is not where it should be");
    FstHeader.string(in); // where the table came from
    in.getLong(); // the next free label
    for (long left = in.getLong(); left > 0; left--) {
      labels.put(FstHeader.string(in), Math.toIntExact(in.getLong()));
    }
  }

  private static byte[] symbols(Vocabulary vocabulary) {
    List<String> words = vocabulary.entries();
    int size = words.stream().mapToInt(word -> 12 + 3 * word.length()).sum();
    ByteBuffer out = ByteBuffer.allocate(2 * (64 + size)).order(ByteOrder.LITTLE_ENDIAN);
    for (int table = 0; table < 2; table++) {
      out.putInt(SYMBOLS_MAGIC);
      FstHeader.putString(out, "words.txt");
      out.putLong(words.size()).putLong(words.size());
      for (String word : words) {
        FstHeader.putString(out, word);
        out.putLong(vocabulary.entry(word));
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void require(boolean condition, String message) throws IOException {
    if (!condition) {
      throw new IOException(message);
    }
  }

  private static int[] ints(ByteBuffer in, int count) {
    int[] values = new int[count];
    in.asIntBuffer().get(values);
    in.position(in.position() + 4 * count);
    return values;
  }

  private static float[] floats(ByteBuffer in, int count) {
    float[] values = new float[count];
    in.asFloatBuffer().get(values);
    in.position(in.position() + 4 * count);
    return values;
  }

  /** Bits in words of 8 bytes, lowest first. */
  private static final class Bits {

    private final long[] words;

    Bits(int bits) {
      words = new long[(bits + 63) / 64];
    }

    static Bits read(ByteBuffer in, int bits) {
      Bits read = new Bits(bits);
      in.asLongBuffer().get(read.words);
      in.position(in.position() + read.bytes());
      return read;
    }

    void write(ByteBuffer out) {
      for (long word : words) {
        out.putLong(word);
      }
    }

    boolean get(int bit) {
      return ((words[bit >> 6] >>> bit) & 1) != 0;
    }

    void set(int bit) {
      words[bit >> 6] |= 1L << bit;
    }

    int bytes() {
      return 8 * words.length;
    }
  }
}
