package polyphony.gateway.media;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The conditions that a request sets, in the order of RFC 9110 §13.2.2. */
final class Conditions {
    /** What the conditions come to. */
    enum Verdict {
        SEND,
        NOT_MODIFIED,
        FAILED
    }

    private Conditions() {}

    static Verdict of(MultiMap headers, Content content) {
        String ifMatch = headers.get(HttpHeaders.IF_MATCH);
        String ifUnmodified = headers.get("if-unmodified-since");
        if (ifMatch != null ? !names(ifMatch, content, true) : changedSince(ifUnmodified, content, false)) {
            return Verdict.FAILED;
        }
        String ifNoneMatch = headers.get(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null) {
            return names(ifNoneMatch, content, false) ? Verdict.NOT_MODIFIED : Verdict.SEND;
        }
        String ifModified = headers.get(HttpHeaders.IF_MODIFIED_SINCE);
        return ifModified != null && content.modifiedAtMs() > 0 && !changedSince(ifModified, content, true)
                ? Verdict.NOT_MODIFIED
                : Verdict.SEND;
    }

    /** Whether a range may be answered as one: the client's part is of these very bytes. Needs a strong match. */
    static boolean rangeHolds(MultiMap headers, Content content) {
        String ifRange = headers.get("if-range");
        if (ifRange == null) {
            return true;
        }
        if (ifRange.startsWith("\"")) {
            return ifRange.equals(content.quotedEtag());
        }
        Instant date = date(ifRange);
        return date != null && content.modifiedAtMs() > 0 && date.getEpochSecond() == content.modifiedAtMs() / 1_000;
    }

    static String httpDate(long ms) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC));
    }

    private static boolean names(String header, Content content, boolean strongly) {
        if (header.strip().equals("*")) {
            return true;
        }
        if (content.etag() == null) {
            return false;
        }
        for (String tag : header.split(",", -1)) {
            String bare = tag.strip();
            if (bare.equals(content.quotedEtag()) || (!strongly && bare.equals("W/" + content.quotedEtag()))) {
                return true;
            }
        }
        return false;
    }

    /** An unreadable date sets no condition. */
    private static boolean changedSince(String header, Content content, boolean whenUnreadable) {
        Instant date = header == null ? null : date(header);
        if (date == null || content.modifiedAtMs() == 0) {
            return whenUnreadable;
        }
        return content.modifiedAtMs() / 1_000 > date.getEpochSecond();
    }

    private static Instant date(String header) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
