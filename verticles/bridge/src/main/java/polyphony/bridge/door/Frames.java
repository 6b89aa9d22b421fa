package polyphony.bridge.door;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.Consumer;

/**
 * Frames of the TCP event-bus protocol of Vert.x: four bytes of length, big-endian, then that many bytes of JSON. A length beyond the bound is
 * refused before a byte of it is kept.
 */
final class Frames implements Handler<Buffer> {
    private static final int LENGTH_BYTES = 4;

    private final int bytesMax;
    private final Consumer<JsonObject> frame;
    private final Consumer<String> refused;
    private final RecordParser parser;
    private boolean inBody;
    private boolean broken;

    /**
     * @param frame told each frame
     * @param refused told once why the rest cannot be read
     */
    Frames(int bytesMax, Consumer<JsonObject> frame, Consumer<String> refused) {
        this.bytesMax = bytesMax;
        this.frame = frame;
        this.refused = refused;
        this.parser = RecordParser.newFixed(LENGTH_BYTES, this::part);
    }

    @Override
    public void handle(Buffer bytes) {
        if (!broken) {
            parser.handle(bytes);
        }
    }

    private void part(Buffer bytes) {
        if (broken) {
            return;
        }
        if (!inBody) {
            long length = bytes.getUnsignedInt(0);
            if (length < 1 || length > bytesMax) {
                refuse("a frame must have 1 to " + bytesMax + " bytes");
                return;
            }
            inBody = true;
            parser.fixedSizeMode((int) length);
            return;
        }
        inBody = false;
        parser.fixedSizeMode(LENGTH_BYTES);
        try {
            frame.accept(new JsonObject(bytes));
        } catch (DecodeException | ClassCastException malformed) {
            refuse("a frame must be a JSON object");
        }
    }

    private void refuse(String why) {
        broken = true;
        refused.accept(why);
    }

    static Buffer encode(JsonObject frame) {
        Buffer json = frame.toBuffer();
        return Buffer.buffer(LENGTH_BYTES + json.length())
                .appendInt(json.length())
                .appendBuffer(json);
    }
}
