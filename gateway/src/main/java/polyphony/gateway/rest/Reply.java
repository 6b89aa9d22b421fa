package polyphony.gateway.rest;

/**
 * What is answered to a call.
 *
 * @param body becomes JSON; null when there is none
 * @param sent true when the handler wrote the answer itself, as bytes are
 */
record Reply(int status, Object body, boolean sent) {
    private static final Reply NOTHING = new Reply(204, null, false);
    private static final Reply SENT = new Reply(200, null, true);

    static Reply ok(Object body) {
        return new Reply(200, body, false);
    }

    static Reply created(Object body) {
        return new Reply(201, body, false);
    }

    static Reply accepted(Object body) {
        return new Reply(202, body, false);
    }

    static Reply nothing() {
        return NOTHING;
    }

    static Reply alreadySent() {
        return SENT;
    }
}
