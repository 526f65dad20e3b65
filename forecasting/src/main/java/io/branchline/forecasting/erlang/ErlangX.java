package io.branchline.forecasting.erlang;

/**
 * Erlang A whose lost callers dial again: the attempts are the fixed point of attempts = calls +
 * redials x attempts x lost share. Shares and waits are those of an attempt.
 *
 * @param patienceSeconds mean time that a caller would wait before hanging up, above 0
 * @param redials share of the callers who hung up that dial again, 0 to below 1
 */
public record ErlangX(double patienceSeconds, double redials) implements StaffingModel {

  /** Checks the ranges. */
  public ErlangX {
    new ErlangA(patienceSeconds);
    if (!(redials >= 0 && redials < 1)) {
      throw new IllegalArgumentException(
          "The share that dials again must be from 0 % to below 100 %, not "
              + redials * 100
              + " %");
    }
  }

  @Override
  public String name() {
    return "erlang-x";
  }

  @Override
  public Performance at(double agents, Load load, double thresholdSeconds, double shortSeconds) {
    ErlangA patient = new ErlangA(patienceSeconds);
    // attempts x (1 - redials x lost) rises with attempts, as calls carried do: one root.
    double attempts =
        Root.increasing(
            x ->
                x * (1 - redials * patient.at(agents, load.withCalls(x), 0, 0).abandoned())
                    - load.calls(),
            load.calls(),
            load.calls() / (1 - redials));
    return patient.at(agents, load.withCalls(attempts), thresholdSeconds, shortSeconds);
  }
}
