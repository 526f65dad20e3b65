package io.branchline.warehouse.client;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values between the client library's types and the JDK types that records are made of. */
final class Values {

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Values() {}

  /** A result's value as a record's component takes it. */
  static @Nullable Object to(
      Class<?> type, Type genericType, @Nullable Object value, String column) {
    if (value == null) {
      if (type.isPrimitive()) {
        throw new IllegalArgumentException("Column " + column + " is null and must not be");
      }
      return null;
    }
    if (type == String.class) {
      return value.toString();
    } else if (type == long.class || type == Long.class) {
      return number(value).longValue();
    } else if (type == int.class || type == Integer.class) {
      return Math.toIntExact(number(value).longValue());
    } else if (type == double.class || type == Double.class) {
      return number(value).doubleValue();
    } else if (type == boolean.class || type == Boolean.class) {
      return value instanceof Boolean flag ? flag : number(value).longValue() != 0;
    } else if (type == BigDecimal.class) {
      return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    } else if (type == Instant.class) {
      return instant(value);
    } else if (type == LocalDate.class) {
      return date(value);
    } else if (type.isEnum()) {
      return constant(type, value.toString());
    } else if (type == List.class) {
      return list(genericType, value, column);
    } else if (type == Map.class) {
      return map(genericType, value, column);
    }
    throw new IllegalArgumentException("A row cannot have a component of type " + type);
  }

  private static Number number(Object value) {
    if (value instanceof Number number) {
      return number;
    } else if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    throw new IllegalArgumentException("Not a number: " + value);
  }

  private static Instant instant(Object value) {
    if (value instanceof ZonedDateTime time) {
      return time.toInstant();
    } else if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    } else if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    return (Instant) value;
  }

  private static LocalDate date(Object value) {
    if (value instanceof ZonedDateTime time) {
      return time.toLocalDate();
    } else if (value instanceof LocalDateTime time) {
      return time.toLocalDate();
    }
    return (LocalDate) value;
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(name + " is no " + type.getSimpleName());
  }

  private static List<Object> list(Type type, Object value, String column) {
    Type element = ((ParameterizedType) type).getActualTypeArguments()[0];
    Collection<?> source =
        value instanceof Collection<?> collection ? collection : arrayValue(value);
    List<Object> list = new ArrayList<>(source.size());
    for (Object each : source) {
      list.add(to((Class<?>) element, element, each, column));
    }
    return list;
  }

  private static List<?> arrayValue(Object value) {
    if (value.getClass().isArray()) {
      int length = java.lang.reflect.Array.getLength(value);
      List<Object> list = new ArrayList<>(length);
      for (int i = 0; i < length; i++) {
        list.add(java.lang.reflect.Array.get(value, i));
      }
      return list;
    }
    return ((com.clickhouse.client.api.data_formats.internal.BinaryStreamReader.ArrayValue) value)
        .asList();
  }

  private static Map<Object, Object> map(Type type, Object value, String column) {
    Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
    Map<Object, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) value)
        .forEach(
            (k, v) ->
                map.put(
                    to((Class<?>) arguments[0], arguments[0], k, column),
                    to((Class<?>) arguments[1], arguments[1], v, column)));
    return map;
  }

  /**
   * A query parameter in the text form that the server parses: an array literal, or escaped text.
   */
  static String parameter(Object value) {
    return value instanceof Collection<?> ? text(value) : escape(text(value));
  }

  private static String text(Object value) {
    if (value instanceof Instant instant) {
      return INSTANT.format(instant);
    } else if (value instanceof Enum<?> constant) {
      return ColumnWriter.EnumNames.of(constant);
    } else if (value instanceof Collection<?> collection) {
      return collection.stream().map(Values::literal).collect(Collectors.joining(",", "[", "]"));
    } else if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    } else if (value instanceof BigInteger || value instanceof Number) {
      return value.toString();
    }
    return value.toString();
  }

  private static String literal(Object value) {
    return value instanceof Number || value instanceof Boolean ? text(value) : quoted(text(value));
  }

  /** A string as SQL writes it. */
  static String quoted(String text) {
    return "'" + escape(text).replace("'", "\\'") + "'";
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
