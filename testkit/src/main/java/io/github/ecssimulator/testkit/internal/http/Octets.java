package io.github.ecssimulator.testkit.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable sequence of bytes, compared by content. */
public final class Octets {
    private static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /** Copies what was written to a stream. */
    public static Octets of(ByteArrayOutputStream written) {
        return new Octets(written.toByteArray()); // a copy already
    }

    /** Takes an array over; nobody else may keep it. */
    public static Octets adopt(byte[] bytes) {
        return new Octets(bytes);
    }

    /** Encodes a text as UTF-8. */
    public static Octets utf8(String text) {
        return new Octets(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Octets empty() {
        return EMPTY;
    }

    public int length() {
        return bytes.length;
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    void putInto(ByteBuffer buffer) {
        buffer.put(bytes);
    }

    /** Returns the byte at an index as a number from 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /** Returns a part as text, one char for each byte. */
    public String latin1(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the bytes read as UTF-8. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
