package io.branchline.console;

import io.branchline.speech.transcript.Span;
import io.branchline.speech.transcript.Spans;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.EventType;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Recordings of some of the bank's calls: tones where people speak, words where the tones are. A
 * line's third part is the pause before it in milliseconds; below 0 both speak.
 */
final class Recordings {

  static final int RATE = 8_000;
  static final long CUSTOMER_DELAY_MILLIS = 500;
  private static final long WORD_MILLIS = 320;
  private static final long GAP_MILLIS = 600;
  private static final int PER_BRANCH = 4;

  private static final String[][] ENGLISH = {
    {"agent", "thank you for calling river bank my name is anna how can i help you"},
    {"customer", "hello i lost my debit card yesterday and i would like to block it"},
    {"agent", "i am sorry to hear that may i have your full name and date of birth please"},
    {"customer", "yes my name is robert miller born in may nineteen eighty"},
    {"customer", "its number is [card …1111]", "300"},
    {"agent", "thank you robert i have blocked the card and a new one is on its way", "4200"},
    {"customer", "how long will that take", "-1500"},
    {"agent", "five working days is there anything else i can do for you today"},
    {"customer", "no that is all thank you very much"},
    {"agent", "thank you for calling river bank goodbye"},
  };

  private static final String[][] CHINESE = {
    {"agent", "您好 欢迎 致电 江河 银行 工号 一零二 请问 有 什么 可以 帮 您"},
    {"customer", "你好 我 想 查询 一下 我 的 信用卡 额度"},
    {"agent", "好 的 请 您 先 核实 一下 身份 请问 您 的 姓名"},
    {"customer", "我 叫 李 明"},
    {"agent", "谢谢 李 先生 您 的 信用卡 额度 已经 查到 了 请问 还有 其他 问题 吗"},
    {"customer", "没有 了 谢谢"},
    {"agent", "感谢 您 的 来电 再见"},
  };

  private Recordings() {}

  /** Writes the audio files into the home's folder and their rows into the warehouse. */
  static void write(Warehouse warehouse, Home home) {
    List<Call> calls =
        warehouse.query(
            Call.class,
            "SELECT * FROM calls FINAL WHERE outcome = 'answered' AND branch IN ('b01', 'b02', 'b03')"
                + " AND talk_millis BETWEEN 60000 AND 150000 ORDER BY started_at DESC LIMIT "
                + PER_BRANCH
                + " BY branch",
            Map.of());
    List<Recording> recordings = new ArrayList<>();
    List<Utterance> utterances = new ArrayList<>();
    List<CallSpeech> speech = new ArrayList<>();
    List<AcdEvent> events = new ArrayList<>();
    List<MaskedSpan> masked = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      boolean chinese = i % 4 == 3;
      Spoken spoken = Spoken.of(call, chinese ? CHINESE : ENGLISH, chinese ? "zh" : "en");
      utterances.addAll(spoken.utterances());
      speech.add(spoken.speech());
      masked.addAll(spoken.masked(call));
      recordings.add(recording(call, spoken, home, i % 2 == 0));
      events.addAll(events(call));
    }
    warehouse.write(Recording.class, recordings);
    warehouse.write(Utterance.class, utterances);
    warehouse.write(MaskedSpan.class, masked);
    warehouse.write(CallSpeech.class, speech);
    warehouse.write(AcdEvent.class, events);
  }

  private static Recording recording(Call call, Spoken spoken, Home home, boolean stereo) {
    Path folder = home.root().resolve("recordings");
    short[] agent = spoken.samples(Side.AGENT, 0);
    short[] customer = spoken.samples(Side.CUSTOMER, stereo ? 0 : CUSTOMER_DELAY_MILLIS);
    try {
      Files.createDirectories(folder);
      Path left = folder.resolve(call.callId() + (stereo ? ".wav" : "-agent.wav"));
      Path right = stereo ? left : folder.resolve(call.callId() + "-customer.wav");
      if (stereo) {
        Files.write(left, wav(agent, customer));
      } else {
        Files.write(left, wav(agent));
        Files.write(right, wav(customer));
      }
      return new Recording(
          call.callId(),
          call.branch(),
          call.queue(),
          call.agent(),
          call.startedAt(),
          left.toString(),
          0,
          0,
          right.toString(),
          stereo ? 1 : 0,
          stereo ? 0 : CUSTOMER_DELAY_MILLIS,
          spoken.millis(),
          RATE,
          "pcm16",
          call.callId(),
          "transcribed",
          "",
          1,
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<AcdEvent> events(Call call) {
    if (call.answeredAt() == null) {
      return List.of();
    }
    return List.of(
        event(call, 1, EventType.HELD, 20_000), event(call, 2, EventType.RETRIEVED, 29_000));
  }

  private static AcdEvent event(Call call, int line, EventType type, long afterAnswer) {
    return new AcdEvent(
        call.callId() + "-" + line,
        call.callId(),
        call.branch(),
        type,
        call.answeredAt().plusMillis(afterAnswer),
        call.queue(),
        call.agent(),
        "",
        0,
        "",
        List.of(),
        "bank",
        line);
  }

  static byte[] wav(short[]... channels) {
    int frames = Arrays.stream(channels).mapToInt(channel -> channel.length).max().orElse(0);
    int frameBytes = 2 * channels.length;
    ByteBuffer out = ByteBuffer.allocate(44 + frames * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + frames * frameBytes);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) channels.length);
    out.putInt(RATE).putInt(RATE * frameBytes);
    out.putShort((short) frameBytes).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(frames * frameBytes);
    for (int i = 0; i < frames; i++) {
      for (short[] channel : channels) {
        out.putShort(i < channel.length ? channel[i] : 0);
      }
    }
    return out.array();
  }

  /** What was said in a call, word by word. */
  record Spoken(long millis, List<Utterance> utterances, CallSpeech speech) {

    static Spoken of(Call call, String[][] dialogue, String language) {
      List<Utterance> utterances = new ArrayList<>();
      long at = 800;
      int number = 0;
      List<Span> agent = new ArrayList<>();
      List<Span> customer = new ArrayList<>();
      int[] words = new int[2];
      for (String[] turn : dialogue) {
        Side side = turn[0].equals("agent") ? Side.AGENT : Side.CUSTOMER;
        List<String> said = List.of(turn[1].split(" (?!…)"));
        at += turn.length < 3 ? 0 : Long.parseLong(turn[2]) - GAP_MILLIS;
        List<Long> starts = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        List<Double> confidences = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
          starts.add(at + i * WORD_MILLIS);
          ends.add(at + (i + 1) * WORD_MILLIS - 40);
          confidences.add(i % 7 == 5 ? 0.42 : 0.93);
        }
        long end = ends.get(ends.size() - 1);
        utterances.add(
            new Utterance(
                call.callId(),
                call.branch(),
                call.startedAt(),
                side,
                number++,
                at,
                end,
                String.join(language.equals("zh") ? "" : " ", said),
                0.9,
                language,
                said,
                starts,
                ends,
                confidences,
                1));
        (side == Side.AGENT ? agent : customer).add(new Span(at, end));
        words[side == Side.AGENT ? 0 : 1] += said.size();
        at = end + GAP_MILLIS;
      }
      Spans left = Spans.of(agent);
      Spans right = Spans.of(customer);
      Spans silence = left.union(right).gaps(at);
      return new Spoken(
          at,
          utterances,
          new CallSpeech(
              call.callId(),
              call.branch(),
              call.queue(),
              call.agent(),
              call.startedAt(),
              at,
              left.millis(),
              right.millis(),
              silence.millis(),
              silence.longest().millis(),
              silence.longest().startMillis(),
              left.millis() + right.millis() - left.union(right).millis(),
              words[0],
              words[1],
              60_000.0 * words[0] / left.millis(),
              60_000.0 * words[1] / right.millis(),
              language,
              "made-up",
              1));
    }

    private List<MaskedSpan> masked(Call call) {
      List<MaskedSpan> spans = new ArrayList<>();
      for (Utterance utterance : utterances) {
        for (int i = 0; i < utterance.words().size(); i++) {
          if (utterance.words().get(i).startsWith("[")) {
            spans.add(
                new MaskedSpan(
                    call.callId(),
                    call.branch(),
                    call.startedAt(),
                    utterance.side(),
                    spans.size(),
                    "card",
                    utterance.wordStartMillis().get(i),
                    utterance.wordEndMillis().get(i),
                    "1111",
                    "made-up-1",
                    1));
          }
        }
      }
      return spans;
    }

    /** A tone for every word of a side, as a file that starts so much later than the call. */
    short[] samples(Side side, long delayMillis) {
      short[] samples = new short[(int) ((millis - delayMillis) * RATE / 1000)];
      double pitch = side == Side.AGENT ? 190 : 120;
      for (Utterance utterance : utterances) {
        if (utterance.side() != side) {
          continue;
        }
        for (int w = 0; w < utterance.words().size(); w++) {
          int from = (int) ((utterance.wordStartMillis().get(w) - delayMillis) * RATE / 1000);
          int to = (int) ((utterance.wordEndMillis().get(w) - delayMillis) * RATE / 1000);
          double loud = 4_000 + 5_000 * ((w * 37 % 11) / 11.0);
          for (int i = Math.max(0, from); i < to && i < samples.length; i++) {
            double envelope = Math.sin(Math.PI * (i - from) / (to - from));
            double tone = Math.sin(2 * Math.PI * pitch * i / RATE);
            samples[i] =
                (short) (loud * envelope * (tone + 0.4 * Math.sin(6 * Math.PI * pitch * i / RATE)));
          }
        }
      }
      return samples;
    }
  }
}
