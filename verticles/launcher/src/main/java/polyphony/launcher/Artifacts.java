package polyphony.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import polyphony.launcher.servers.Refused;

/** The folder with services packed by {@code scripts/artifact}: {@code SERVICE-VERSION.jar}. */
final class Artifacts {
    private static final String ENDING = ".jar";

    private final Path folder;

    Artifacts(Path folder) {
        this.folder = folder;
    }

    /** @throws Refused with the versions that are there when this one is not */
    Path jar(String service, String version) {
        var jar = folder.resolve(service + "-" + version + ENDING);
        if (version.matches("[0-9A-Za-z][0-9A-Za-z._-]*") && Files.isRegularFile(jar)) {
            return jar;
        }
        var there = versions(service);
        throw new Refused("There is no " + service + " " + version + " in " + folder
                + (there.isEmpty() ? "; there is no version at all" : "; there is " + String.join(", ", there))
                + ". scripts/artifact " + service + " --version V packs one.");
    }

    private List<String> versions(String service) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(service + "-") && name.endsWith(ENDING))
                    .map(name -> name.substring(service.length() + 1, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Refused(folder + " cannot be read", e);
        }
    }
}
