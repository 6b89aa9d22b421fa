package polyphony.gateway.http;

/** The connection below a WebSocket. */
public interface Line {
    /** Ends it without a word, which somebody who does not read would not get anyway. */
    void hangUp();

    /** To be told once when the socket has closed. */
    void ended();
}
