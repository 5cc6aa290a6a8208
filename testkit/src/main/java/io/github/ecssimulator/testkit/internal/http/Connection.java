package io.github.ecssimulator.testkit.internal.http;

import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One client's connection: it reads a request, waits for its answer, writes it, and begins anew. */
final class Connection {
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final int BUFFER = 16 * 1024;

    private final SelectionKey key;
    private final SocketChannel channel;
    private final String remoteAddress;
    private final EventLoop loop;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
    private RequestReader reader;
    private @Nullable ByteBuffer out;
    private boolean toldToContinue;
    private boolean inputEnded;
    private boolean closesThen;
    private boolean lingers;

    Connection(SelectionKey key, SocketChannel channel, EventLoop loop) throws IOException {
        this.key = key;
        this.channel = channel;
        this.loop = loop;
        InetSocketAddress address = (InetSocketAddress) channel.getRemoteAddress();
        this.remoteAddress = address.getAddress().getHostAddress() + ":" + address.getPort();
        this.reader = new RequestReader(remoteAddress, loop.door());
    }

    /** Does what the channel is ready for. */
    void run() throws IOException {
        if (key.isReadable()) {
            read();
        } else if (key.isWritable()) {
            write();
        }
    }

    private void read() throws IOException {
        in.clear();
        int read = channel.read(in);
        in.flip();
        inputEnded = read < 0;
        if (lingers) {
            if (inputEnded) {
                close();
            }
            return;
        }
        take();
    }

    /** Takes what has arrived, until a request is whole. */
    private void take() throws IOException {
        boolean begins = !reader.hasBegun();
        IncomingRequest request = reader.read(in);
        if (request == null && inputEnded) {
            request = reader.end();
            if (request == null) {
                close();
                return;
            }
        }
        if (request != null) {
            loop.withoutLimit(this);
            key.interestOps(0);
            loop.answer(this, request, reader.isTooLarge());
        } else {
            if (begins && reader.hasBegun()) {
                loop.limit(this, EventLoop.TRANSFER_MAX);
            }
            if (reader.awaitsContinue() && !toldToContinue) {
                toldToContinue = true;
                int unused = channel.write(
                        StandardCharsets.ISO_8859_1.encode(CONTINUE)); // a few bytes, and nothing waits before them
            }
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /**
     * Sends what the client takes at once of the answer to the request that was read last. Called by who made the answer: a hand-over
     * less for the client to wait for. Until {@link #goOn} the loop leaves the connection alone.
     */
    void send(IncomingRequest request, HttpAnswer.Response answer) throws IOException {
        closesThen =
                answer.closesConnection() || reader.isLast() || request.body().end() != RequestBody.End.COMPLETE;
        ByteBuffer bytes = AnswerBytes.of(answer, request, EventLoop.date());
        out = bytes;
        if (!Thread.currentThread().isInterrupted()) { // a write would close the channel
            int unused = channel.write(bytes);
        }
    }

    /** Sends the rest of the answer, and reads on. */
    void goOn() throws IOException {
        loop.limit(this, EventLoop.TRANSFER_MAX);
        write();
    }

    private void write() throws IOException {
        ByteBuffer bytes = out;
        if (bytes != null && bytes.hasRemaining()) {
            int unused = channel.write(bytes);
            key.interestOps(bytes.hasRemaining() ? SelectionKey.OP_WRITE : 0);
            if (bytes.hasRemaining()) {
                return;
            }
        }
        out = null;
        if (closesThen || (inputEnded && !in.hasRemaining())) {
            linger();
        } else {
            reader = new RequestReader(remoteAddress, loop.door());
            toldToContinue = false;
            loop.limit(this, EventLoop.IDLE_MAX);
            take();
        }
    }

    /** Goes on reading for a moment: a client that still sends would lose the answer with a connection that is reset. */
    private void linger() throws IOException {
        if (inputEnded) {
            close();
            return;
        }
        lingers = true;
        SocketChannel unused = channel.shutdownOutput();
        loop.limit(this, EventLoop.LINGER_MAX);
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Leaves the client without an answer, and only looks whether it gives up. */
    void hang() throws IOException {
        if (!inputEnded) {
            lingers = true;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    void close() {
        loop.withoutLimit(this);
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
