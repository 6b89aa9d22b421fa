package polyphony.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import polyphony.launcher.demo.DemoAlbum.DemoTrack;
import polyphony.launcher.servers.Refused;
import polyphony.launcher.servers.Trees;

/** A few short pieces by made-up artists, composed and rendered here, so that a Polyphony without music plays something. */
public final class DemoLibrary {
    private static final int COVER_PIXELS = 600;
    private static final long ENCODE_SECONDS_MAX = 120;

    private final Path ffmpeg;
    private final Consumer<String> progress;

    /** @param progress told what is being made */
    public DemoLibrary(Path ffmpeg, Consumer<String> progress) {
        this.ffmpeg = ffmpeg;
        this.progress = progress;
    }

    /** Makes the library unless it is there; it appears whole or not at all. */
    public void makeOnce(Path folder) {
        if (Files.exists(folder)) {
            return;
        }
        try {
            var half = folder.resolveSibling(folder.getFileName() + ".new");
            Trees.delete(half);
            make(half);
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refused("The demo library cannot be made in " + folder, e);
        }
    }

    private void make(Path folder) throws IOException {
        for (var album : DemoAlbum.ALL) {
            var albumFolder = folder.resolve(album.artist()).resolve(album.title());
            Files.createDirectories(albumFolder);
            var cover = albumFolder.resolve("cover.png");
            var seed = album.tracks().get(0).seed();
            ImageIO.write(new Cover(album.colour(), seed, COVER_PIXELS).paint(), "png", cover.toFile());
            for (var number = 1; number <= album.tracks().size(); number++) {
                make(album, number, albumFolder, cover);
            }
        }
    }

    private void make(DemoAlbum album, int number, Path folder, Path cover) throws IOException {
        var track = album.tracks().get(number - 1);
        progress.accept("composing the demo library: " + track.title());
        var wav = Files.createTempFile(folder, "piece", ".wav");
        var score = new Composer(track.style(), track.seed()).compose(track.bars());
        Files.write(wav, new Mixer(track.style().room(), new Random(track.seed())).wav(score));
        var file = folder.resolve("%02d %s.%s".formatted(number, track.title(), album.format()));
        encode(command(album, track, number, wav, cover, file));
        Files.delete(wav);
    }

    private List<String> command(DemoAlbum album, DemoTrack track, int number, Path wav, Path cover, Path file) {
        var command = new ArrayList<>(List.of(ffmpeg.toString(), "-v", "error", "-nostdin", "-i", wav.toString()));
        if (takesPicture(album.format())) {
            command.addAll(List.of("-i", cover.toString(), "-map", "0:a", "-map", "1:v", "-c:v", "copy"));
            command.addAll(List.of("-disposition:v", "attached_pic"));
        }
        command.addAll(codec(album.format()));
        tag(command, "title", track.title());
        tag(command, "artist", track.artist());
        tag(command, "album", album.title());
        tag(command, "album_artist", album.artist());
        tag(command, "date", Integer.toString(album.year()));
        tag(command, "genre", album.genre());
        tag(command, "track", number + "/" + album.tracks().size());
        if (album.compilation()) {
            tag(command, "compilation", "1");
        }
        command.add(file.toString());
        return command;
    }

    private static void tag(List<String> command, String name, String value) {
        command.addAll(List.of("-metadata", name + "=" + value));
    }

    /** Of these containers ffmpeg can write a picture into; the others have the file beside them. */
    private static boolean takesPicture(String format) {
        return List.of("mp3", "flac", "m4a").contains(format);
    }

    private static List<String> codec(String format) {
        return switch (format) {
            case "mp3" -> List.of("-c:a", "libmp3lame", "-b:a", "192k", "-id3v2_version", "4");
            case "flac" -> List.of("-c:a", "flac");
            case "ogg" -> List.of("-c:a", "libvorbis", "-q:a", "5");
            case "m4a" -> List.of("-c:a", "aac", "-b:a", "160k");
            case "opus" -> List.of("-c:a", "libopus", "-b:a", "112k");
            default -> throw new IllegalArgumentException(format);
        };
    }

    private static void encode(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(ENCODE_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("ffmpeg: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
