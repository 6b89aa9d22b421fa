package polyphony.bridge.door;

import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A program at the door: plain sockets, as any language has them. */
final class Program implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    Program(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        in = new DataInputStream(socket.getInputStream());
    }

    static Program signedIn(int port, String name, String token) throws IOException {
        var program = new Program(port);
        program.send("door.signIn", new JsonObject().put("name", name).put("token", token));
        JsonObject answer = program.next();
        if (!answer.getString("type").equals("message")) {
            throw new IllegalStateException(answer.encode());
        }
        return program;
    }

    void send(String address, JsonObject body) {
        frame(new JsonObject()
                .put("type", "send")
                .put("address", address)
                .put("replyAddress", "r")
                .put("body", body));
    }

    void frame(JsonObject frame) {
        byte[] json = frame.encode().getBytes(StandardCharsets.UTF_8);
        bytes(json.length, json);
    }

    void bytes(int length, byte... rest) {
        try {
            var all =
                    java.nio.ByteBuffer.allocate(4 + rest.length).putInt(length).put(rest);
            socket.getOutputStream().write(all.array());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** The next frame, or null when the door has closed. */
    JsonObject next() {
        try {
            return new JsonObject(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        } catch (java.io.EOFException | java.net.SocketException closed) {
            return null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Without a word. */
    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
