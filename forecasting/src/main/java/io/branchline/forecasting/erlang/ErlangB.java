package io.branchline.forecasting.erlang;

/** Lines without a queue: the share of calls that find all of them busy (Erlang 1917). */
public final class ErlangB {

  /*
   * Everything runs on I(n) = 1 / B(n, a), which obeys I(n) = 1 + (n / a) I(n - 1), I(0) = 1. All
   * terms are positive, so no digit cancels, and 1 / a is taken once: a step is two multiplications
   * and an addition. I overflows to infinity only where B is below 1e-308, and B = 0 is then right.
   *
   * An error of the start shrinks by n / a in every step below the mode (n < a), so the recursion
   * need not start at 0: started 9.5 sqrt(a) + 20 below min(n, a) with I = a / (a - k), the first
   * guess is forgotten to below 1e-19 (the product of k / a is about exp(-9.5^2 / 2)). Far in
   * overload, n << a, 45 / ln(a / n) steps do the same.
   *
   * Between whole numbers of lines (Jagerman 1974) I(x) = a Int_0^inf exp(-a t) (1 + t)^x dt =
   * a^-x e^a Gamma(x + 1, a), which the same recursion carries; only the start in [0, 1) needs the
   * incomplete gamma function.
   */

  private static final double FORGOTTEN_SIGMAS = 9.5;
  private static final double FORGOTTEN_EXPONENT = 45;
  private static final double TOLERANCE = 1e-12;
  private static final double HUGE = 1e300;

  private ErlangB() {}

  /**
   * The share of calls that find every line busy.
   *
   * @param lines 0 or more; need not be whole
   * @param erlangs offered traffic, 0 or more
   */
  public static double blocking(double lines, double erlangs) {
    check(lines >= 0, "Lines", lines);
    check(erlangs >= 0 && erlangs < Double.POSITIVE_INFINITY, "Traffic in erlangs", erlangs);
    if (erlangs == 0) {
      return lines == 0 ? 1 : 0;
    }
    return 1 / inverse(lines, erlangs);
  }

  /** The smallest number of lines that blocks at most this share of calls. */
  public static long linesFor(double erlangs, double blocking) {
    check(erlangs >= 0 && erlangs < Double.POSITIVE_INFINITY, "Traffic in erlangs", erlangs);
    check(blocking > 0 && blocking <= 1, "The blocked share", blocking);
    if (erlangs == 0 || blocking == 1) {
      return erlangs == 0 && blocking < 1 ? 1 : 0;
    }
    double enough = (1 - TOLERANCE) / blocking;
    // B(n, a) >= 1 - n / a, so nothing below a (1 - blocking) can do.
    long n = Math.max(0, (long) Math.floor(erlangs * (1 - blocking)) - 1);
    double inverse = inverse((double) n, erlangs);
    while (inverse < enough) {
      n++;
      inverse = 1 + inverse * ((double) n / erlangs);
    }
    return n;
  }

  /** The most traffic that these lines carry with at most this share blocked. */
  public static double erlangsFor(double lines, double blocking) {
    check(lines > 0, "Lines", lines);
    check(blocking > 0 && blocking < 1, "The blocked share", blocking);
    double low = 0;
    double high = lines / (1 - blocking);
    while (high - low > 4e-16 * high) {
      double middle = 0.5 * (low + high);
      if (middle <= low || middle >= high) {
        break;
      }
      if (blocking(lines, middle) <= blocking) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Offered traffic when a share of blocked calls tries again at once (extended Erlang B): the a
   * that solves a = fresh + retries x a x B(lines, a).
   *
   * @param retries share of blocked calls that come back, 0 to below 1
   */
  public static double withRetries(double lines, double freshErlangs, double retries) {
    check(lines > 0, "Lines", lines);
    check(retries >= 0 && retries < 1, "The share of retries", retries);
    return Root.increasing(
        a -> a * (1 - retries * blocking(lines, a)) - freshErlangs,
        freshErlangs,
        freshErlangs / (1 - retries));
  }

  /** 1 / B for a positive traffic; infinite where B is below what a double can hold. */
  static double inverse(double lines, double erlangs) {
    double reach = FORGOTTEN_SIGMAS * Math.sqrt(erlangs) + 20;
    if (lines < erlangs) {
      reach = Math.min(reach, FORGOTTEN_EXPONENT / Math.log(erlangs / lines) + 2);
    }
    double start = Math.min(lines, erlangs) - reach;
    double k;
    double inverse;
    if (start < 2) {
      k = lines - Math.floor(lines);
      inverse = k == 0 ? 1 : belowOne(k, erlangs);
    } else {
      k = lines - Math.ceil(lines - start);
      inverse = erlangs / (erlangs - k);
    }
    double perErlang = 1 / erlangs;
    long steps = Math.round(lines - k);
    for (long i = 0; i < steps && inverse < HUGE; i++) {
      k += 1;
      inverse = 1 + inverse * (k * perErlang);
    }
    return inverse < HUGE ? inverse : Double.POSITIVE_INFINITY;
  }

  /** I(x, a) for 0 < x < 1. */
  private static double belowOne(double x, double a) {
    if (a < 1.5) {
      // Gamma(x+1, a) = Gamma(x+1) - a^(x+1) e^-a (1/(x+1) + a/((x+1)(x+2)) + ...)
      double term = 1 / (x + 1);
      double sum = term;
      for (int i = 2; term > 1e-18 * sum; i++) {
        term *= a / (x + i);
        sum += term;
      }
      return Math.exp(a - x * Math.log(a)) * gamma(x + 1) - a * sum;
    }
    // Legendre's continued fraction of Gamma(x+1, a), by Lentz's method.
    double b = a - x;
    double c = 1e300;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < 10_000; i++) {
      double numerator = -i * (i - (x + 1));
      b += 2;
      d = 1 / (numerator * d + b);
      c = b + numerator / c;
      double factor = c * d;
      h *= factor;
      if (Math.abs(factor - 1) < 1e-16) {
        break;
      }
    }
    return a * h;
  }

  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  /** Gamma(z) for 1 <= z <= 2 (Lanczos 1964, g = 7). */
  private static double gamma(double z) {
    double x = z - 1;
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x + i);
    }
    double t = x + 7.5;
    return Math.sqrt(2 * Math.PI) * Math.exp((x + 0.5) * Math.log(t) - t) * sum;
  }

  private static void check(boolean good, String what, double value) {
    if (!good) {
      throw new IllegalArgumentException(what + " cannot be " + value);
    }
  }
}
