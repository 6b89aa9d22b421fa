package polyphony.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import polyphony.launcher.demo.DemoAlbum.DemoTrack;

class ComposerTest {
    @Test
    void the_demo_library_has_at_least_three_artists_and_several_albums() {
        var artists = tracks().map(DemoTrack::artist).distinct().count();
        assertTrue(artists >= 3, artists + " artists");
        assertTrue(DemoAlbum.ALL.size() >= 4, DemoAlbum.ALL.size() + " albums");
        assertEquals(tracks().count(), tracks().map(DemoTrack::title).distinct().count());
    }

    @Test
    void every_note_of_every_piece_can_be_heard_and_ends_with_it() {
        tracks().forEach(track -> {
            var score = new Composer(track.style(), track.seed()).compose(track.bars());
            for (var part : score.parts()) {
                for (var note : part.notes()) {
                    assertTrue(note.hertz() > 30 && note.hertz() < 5_000, track.title() + ": " + note);
                    assertTrue(note.startBeats() + note.beats() <= score.beats() + 0.2, track.title() + ": " + note);
                }
            }
        });
    }

    @Test
    void a_seed_gives_the_same_piece_every_time() {
        assertArrayEquals(Piece.wav(7, 2), Piece.wav(7, 2));
    }

    @Test
    void a_rendered_piece_is_loud_but_never_cut_off_and_ends_in_silence() {
        var track = DemoAlbum.ALL.get(0).tracks().get(0);
        var score = new Composer(track.style(), track.seed()).compose(4);
        var wav = new Mixer(track.style().room(), new Random(1)).wav(score);
        var samples = ByteBuffer.wrap(wav, 44, wav.length - 44).order(ByteOrder.LITTLE_ENDIAN);
        var loudest = 0;
        while (samples.hasRemaining()) {
            loudest = Math.max(loudest, Math.abs(samples.getShort()));
        }
        assertTrue(loudest > 20_000 && loudest < 32_000, "loudest sample " + loudest);
        assertTrue(Math.abs(wav[wav.length - 1]) <= 1);
    }

    private static Stream<DemoTrack> tracks() {
        return DemoAlbum.ALL.stream().flatMap(album -> album.tracks().stream());
    }
}
