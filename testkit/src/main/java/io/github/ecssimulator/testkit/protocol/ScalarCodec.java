package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** The scalar types of the ECS API. Types are strict: a string is never taken for a number, nor 1.5 for an integer. */
record ScalarCodec(Reader reader, Writer writer) implements JsonCodec {
    static final JsonCodec STRING =
            new ScalarCodec(ScalarCodec::string, (value, generator) -> generator.writeString((String) value));
    static final JsonCodec BOOLEAN =
            new ScalarCodec(ScalarCodec::flag, (value, generator) -> generator.writeBoolean((Boolean) value));
    static final JsonCodec INTEGER = new ScalarCodec(
            parser -> Math.toIntExact(integer(parser, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            (value, generator) -> generator.writeNumber((Integer) value));
    static final JsonCodec LONG = new ScalarCodec(
            parser -> integer(parser, Long.MIN_VALUE, Long.MAX_VALUE),
            (value, generator) -> generator.writeNumber((Long) value));
    static final JsonCodec DOUBLE =
            new ScalarCodec(ScalarCodec::fraction, (value, generator) -> generator.writeNumber(text((Double) value)));
    static final JsonCodec INSTANT = new ScalarCodec(
            ScalarCodec::instant, (value, generator) -> generator.writeNumber(epochSeconds((Instant) value)));

    // Beyond any instant and any count of ECS, and small enough that no arithmetic on it can grow.
    private static final int MOST_DIGITS = 18;

    @Override
    public Object read(JsonParser parser) throws IOException {
        return reader.read(parser);
    }

    @Override
    public void write(Object value, JsonGenerator generator) throws IOException {
        writer.write(value, generator);
    }

    private static String string(JsonParser parser) throws IOException {
        JsonCodec.require(parser, JsonToken.VALUE_STRING, "a string");
        return parser.getText();
    }

    private static boolean flag(JsonParser parser) throws IOException {
        if (!parser.currentToken().isBoolean()) {
            throw WireFormatException.unexpected(parser, "a boolean");
        }
        return parser.getBooleanValue();
    }

    private static double fraction(JsonParser parser) throws IOException {
        requireNumber(parser);
        double value = Double.parseDouble(parser.getText()); // which takes its time with the digits, not with the size
        if (Double.isInfinite(value)) {
            throw WireFormatException.at(parser, "is a number too large.");
        }
        return value;
    }

    private static String text(double value) {
        BigDecimal number = BigDecimal.valueOf(value);
        return isBounded(number) ? number.toPlainString() : number.toString();
    }

    private static Instant instant(JsonParser parser) throws IOException {
        BigDecimal seconds = decimal(parser);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole)
                .movePointRight(9)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }

    // documented: UTP, GTP: a JSON number of epoch seconds, 1667415392.553 and 1667416437.0, never with an exponent.
    private static String epochSeconds(Instant instant) {
        if (instant.getNano() == 0) {
            return instant.getEpochSecond() + ".0";
        }
        return BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static long integer(JsonParser parser, long least, long most) throws IOException {
        JsonCodec.require(parser, JsonToken.VALUE_NUMBER_INT, "an integer");
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || parser.getLongValue() < least
                || parser.getLongValue() > most) {
            throw WireFormatException.at(parser, "is beyond " + least + " to " + most + ".");
        }
        return parser.getLongValue();
    }

    private static BigDecimal decimal(JsonParser parser) throws IOException {
        requireNumber(parser);
        BigDecimal value = parser.getDecimalValue();
        if (value.precision() > MOST_DIGITS + 9 || !isBounded(value)) {
            throw WireFormatException.at(parser, "is a number too large or too fine.");
        }
        return value;
    }

    private static void requireNumber(JsonParser parser) throws WireFormatException {
        if (!parser.currentToken().isNumeric()) {
            throw WireFormatException.unexpected(parser, "a number");
        }
    }

    private static boolean isBounded(BigDecimal value) {
        return Math.abs((long) value.precision() - value.scale()) <= MOST_DIGITS;
    }

    @FunctionalInterface
    interface Reader {
        Object read(JsonParser parser) throws IOException;
    }

    @FunctionalInterface
    interface Writer {
        void write(Object value, JsonGenerator generator) throws IOException;
    }
}
