package polyphony.launcher;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Someone who speaks the protocol of the event bus and comes to the port of a node uninvited. */
final class Stranger {
    private static final int TWO_GIGABYTES = Integer.MAX_VALUE;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int CHUNKS = 8;
    private static final byte PROTOCOL_VERSION = 1;
    private static final byte STRING_CODEC = 9;

    private final Vertx vertx;
    private final int port;

    Stranger(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /**
     * Announces a frame of two gigabytes, and sends as much of it as is taken. True when the node ends the connection
     * before it has taken eight megabytes.
     */
    boolean turnedAway(NetClientOptions how) {
        return vertx.createNetClient(how)
                .connect(port, "127.0.0.1")
                .compose(Stranger::flood)
                .otherwise(true)
                .timeout(30, TimeUnit.SECONDS)
                .await();
    }

    private static Future<Boolean> flood(NetSocket socket) {
        Promise<Boolean> ended = Promise.promise();
        socket.exceptionHandler(refused -> {});
        socket.closeHandler(closed -> ended.tryComplete(true));
        socket.write(Buffer.buffer().appendInt(TWO_GIGABYTES));
        push(socket, ended, CHUNKS);
        return ended.future();
    }

    private static void push(NetSocket socket, Promise<Boolean> ended, int left) {
        if (left == 0) {
            ended.tryComplete(false);
            return;
        }
        socket.write(Buffer.buffer(new byte[CHUNK_BYTES])).onSuccess(taken -> push(socket, ended, left - 1));
    }

    /** Sends one message, such as nodes send. */
    void say(NetClientOptions how, String address, String body) {
        Buffer message = Buffer.buffer()
                .appendByte(PROTOCOL_VERSION)
                .appendByte(STRING_CODEC)
                .appendByte((byte) 0);
        text(message, address);
        message.appendInt(0);
        text(message, "a-node-of-nobody");
        message.appendInt(4);
        text(message, body);
        vertx.createNetClient(how)
                .connect(port, "127.0.0.1")
                .compose(socket ->
                        socket.write(Buffer.buffer().appendInt(message.length()).appendBuffer(message)))
                .await();
    }

    /** All that is answered to these words, in the clear, until the connection is ended. */
    String answerTo(String words) {
        Buffer answer = Buffer.buffer();
        return vertx.createNetClient()
                .connect(port, "127.0.0.1")
                .compose(socket -> {
                    Promise<Void> ended = Promise.promise();
                    socket.handler(answer::appendBuffer).exceptionHandler(reset -> {});
                    socket.closeHandler(closed -> ended.tryComplete());
                    return socket.write(words).compose(said -> ended.future());
                })
                .timeout(30, TimeUnit.SECONDS)
                .map(ended -> answer.toString())
                .await();
    }

    private static void text(Buffer message, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        message.appendInt(bytes.length).appendBytes(bytes);
    }
}
