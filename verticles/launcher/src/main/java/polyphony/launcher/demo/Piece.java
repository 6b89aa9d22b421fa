package polyphony.launcher.demo;

import java.util.Random;

/** A piece of any length as sound, for whoever needs music and not tags. */
public final class Piece {
    private static final double MARGIN_BARS = 3;

    private Piece() {}

    /** Stereo WAV, at least about so many seconds long. */
    public static byte[] wav(long seed, double seconds) {
        var style = Style.ARITHMETIC;
        var barSeconds = style.beatsPerBar() * 60 / style.beatsPerMinute();
        var bars = (int) Math.ceil(seconds / barSeconds + MARGIN_BARS);
        var score = new Composer(style, seed).compose(bars);
        return Mixer.cut(new Mixer(style.room(), new Random(seed)).wav(score), seconds);
    }
}
