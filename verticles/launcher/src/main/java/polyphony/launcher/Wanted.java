package polyphony.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import polyphony.launcher.servers.Refused;
import polyphony.shared.node.Service;

/**
 * What the words after {@code run} name: services that this build brings along, or one service in a version of its own,
 * which runs from its artifact.
 *
 * @param services to run in this process
 * @param packed to run from an artifact; then {@code services} is empty
 */
record Wanted(List<Service> services, Optional<Packed> packed) {
    /** {@code SERVICE@VERSION}. */
    record Packed(String service, String version) {}

    static Wanted of(List<String> words) {
        if (words.isEmpty()) {
            throw new Refused("usage: scripts/polyphony run SERVICE[@VERSION]... --join HOST:PORT; services are "
                    + known() + ".");
        }
        var services = new ArrayList<Service>();
        for (var word : words) {
            var name = word.split("@", 2);
            if (name.length == 1) {
                services.add(service(word));
            } else if (words.size() == 1) {
                return of(service(name[0]), name[1]);
            } else {
                throw new Refused(word + " runs in a process of its own: start it with a run of its own.");
            }
        }
        return new Wanted(List.copyOf(services), Optional.empty());
    }

    /** The version that this build has needs no artifact. */
    private static Wanted of(Service service, String version) {
        return service.version().equals(version)
                ? new Wanted(List.of(service), Optional.empty())
                : new Wanted(List.of(), Optional.of(new Packed(service.name(), version)));
    }

    private static Service service(String name) {
        return Services.named(name)
                .orElseThrow(() -> new Refused("There is no service " + name + "; services are " + known() + "."));
    }

    private static String known() {
        return String.join(", ", Services.all().map(Service::name).sorted().toList());
    }
}
