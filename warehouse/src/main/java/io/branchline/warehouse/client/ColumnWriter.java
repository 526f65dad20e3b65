package io.branchline.warehouse.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one value in the binary form of one column type. */
@FunctionalInterface
interface ColumnWriter {

  void write(@Nullable Object value, RowBuffer out);

  /**
   * The writer of a column type as {@code DESCRIBE TABLE} names it.
   *
   * @throws IllegalArgumentException for a type that no record of ours is stored in
   */
  static ColumnWriter of(String type) {
    if (type.startsWith("LowCardinality(")) {
      return of(inner(type));
    }
    if (type.startsWith("Nullable(")) {
      ColumnWriter present = of(inner(type));
      return (value, out) -> {
        out.writeByte(value == null ? 1 : 0);
        if (value != null) {
          present.write(value, out);
        }
      };
    }
    if (type.startsWith("Array(")) {
      ColumnWriter element = of(inner(type));
      return (value, out) -> {
        List<?> list = (List<?>) present(value, type);
        out.writeLength(list.size());
        list.forEach(each -> element.write(each, out));
      };
    }
    if (type.startsWith("Map(")) {
      int comma = type.indexOf(", ");
      ColumnWriter key = of(type.substring(4, comma));
      ColumnWriter mapped = of(type.substring(comma + 2, type.length() - 1));
      return (value, out) -> {
        Map<?, ?> map = (Map<?, ?>) present(value, type);
        out.writeLength(map.size());
        map.forEach(
            (k, v) -> {
              key.write(k, out);
              mapped.write(v, out);
            });
      };
    }
    if (type.startsWith("DateTime64(3")) {
      return (value, out) -> out.writeLong(((Instant) present(value, type)).toEpochMilli());
    }
    if (type.startsWith("DateTime")) {
      return (value, out) -> out.writeInt((int) ((Instant) present(value, type)).getEpochSecond());
    }
    return switch (type) {
      case "String" -> (value, out) -> out.writeString(text(present(value, type)));
      case "Bool", "UInt8", "Int8" ->
          (value, out) ->
              out.writeByte(
                  present(value, type) instanceof Boolean flag
                      ? flag ? 1 : 0
                      : ((Number) present(value, type)).intValue());
      case "UInt16", "Int16" ->
          (value, out) -> out.writeShort(((Number) present(value, type)).intValue());
      case "UInt32", "Int32" ->
          (value, out) -> out.writeInt(((Number) present(value, type)).intValue());
      case "UInt64", "Int64" ->
          (value, out) -> out.writeLong(((Number) present(value, type)).longValue());
      case "Float32" ->
          (value, out) ->
              out.writeInt(Float.floatToRawIntBits(((Number) present(value, type)).floatValue()));
      case "Float64" ->
          (value, out) ->
              out.writeLong(
                  Double.doubleToRawLongBits(((Number) present(value, type)).doubleValue()));
      case "Date" ->
          (value, out) ->
              out.writeShort(Math.toIntExact(((LocalDate) present(value, type)).toEpochDay()));
      default -> throw new IllegalArgumentException("No record is stored as " + type);
    };
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? EnumNames.of(constant) : (String) value;
  }

  private static Object present(@Nullable Object value, String type) {
    if (value == null) {
      throw new IllegalArgumentException("A column of type " + type + " takes no null");
    }
    return value;
  }

  private static String inner(String type) {
    return type.substring(type.indexOf('(') + 1, type.length() - 1);
  }

  /** Lower-case names of enum constants, computed once a class. */
  final class EnumNames {

    private static final ClassValue<Map<Object, String>> NAMES =
        new ClassValue<>() {
          @Override
          protected Map<Object, String> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                .collect(
                    Collectors.toUnmodifiableMap(
                        Function.identity(),
                        constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT)));
          }
        };

    private EnumNames() {}

    static String of(Enum<?> constant) {
      return NAMES.get(constant.getDeclaringClass()).get(constant);
    }
  }
}
