package polyphony.launcher;

import java.time.Clock;
import polyphony.launcher.certificates.CertificateFolder;
import polyphony.launcher.certificates.Subject;
import polyphony.launcher.servers.Refused;

/** {@code certificates DIR NODE...}: an authority, made once, and a certificate for each node to speak TLS with the others. */
final class MakeCertificates {
    private final Home home;
    private final Terminal terminal;
    private final Clock clock;

    MakeCertificates(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    void run(Arguments arguments) {
        var words = arguments.rest();
        if (words.size() < 2 || !arguments.options().isEmpty()) {
            throw new Refused("usage: scripts/polyphony certificates DIR NODE[=ADDRESS,ADDRESS]...");
        }
        var folder = home.workingFolder().resolve(words.get(0)).normalize();
        var nodes = words.subList(1, words.size()).stream().map(Subject::of).toList();
        new CertificateFolder(folder, clock, terminal::line).make(nodes);
        terminal.line(
                "On each node set cluster.tls.certificate, cluster.tls.key and cluster.tls.ca to its NAME.pem, its"
                        + " NAME.key and ca.pem.");
        terminal.line("ca.key signs more of them: keep it here, away from the nodes.");
    }
}
