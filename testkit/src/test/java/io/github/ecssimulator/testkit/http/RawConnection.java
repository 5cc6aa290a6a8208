package io.github.ecssimulator.testkit.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;

/** A connection on which a client can do everything wrong. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection to(URI endpoint) {
        return from("127.0.0.1", endpoint);
    }

    static RawConnection from(String localAddress, URI endpoint) {
        try {
            Socket socket = new Socket();
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.bind(new InetSocketAddress(InetAddress.getByName(localAddress), 0));
            socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), PATIENCE_MILLIS);
            return new RawConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int localPort() {
        return socket.getLocalPort();
    }

    /** Sends a char as a byte each. The server may have closed already; then nothing is sent. */
    RawConnection send(String bytes) {
        return send(bytes.getBytes(ISO_8859_1));
    }

    RawConnection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // What the server says, or that it closed, is seen by reading.
        }
        return this;
    }

    RawConnection endOfSending() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // It is closed already.
        }
        return this;
    }

    /** Reads until the server closes; a reset counts as a close. A server that does neither fails the test. */
    String readToEnd() {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                text.append(new String(buffer, 0, n, ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server neither answered nor closed; so far: " + text, e);
        } catch (IOException e) {
            return text.toString();
        }
        return text.toString();
    }

    /** Sends a byte for each second in which the server stays silent, and tells whether it gave the client up. */
    boolean isGivenUpWhileDripping(String bytes) throws IOException {
        socket.setSoTimeout(1000);
        for (int i = 0; i < bytes.length(); i++) {
            send(bytes.substring(i, i + 1));
            if (!isSilentForASecond()) {
                return true;
            }
        }
        return false;
    }

    private boolean isSilentForASecond() {
        try {
            int unused = socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
