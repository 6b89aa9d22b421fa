package polyphony.launcher.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import polyphony.launcher.servers.DataFolder;
import polyphony.launcher.servers.Refused;

/**
 * A folder with {@code ca.pem}, {@code ca.key}, and {@code NAME.pem} with {@code NAME.key} for each node. Nothing in it is
 * ever written over.
 */
public final class CertificateFolder {
    static final String AUTHORITY = "ca";

    private final Path folder;
    private final Clock clock;
    private final Consumer<String> told;

    /** @param told hears a line for each file pair made */
    public CertificateFolder(Path folder, Clock clock, Consumer<String> told) {
        this.folder = folder;
        this.clock = clock;
        this.told = told;
    }

    /**
     * Makes certificates for the nodes, and the authority before them if there is none yet.
     *
     * @throws Refused before anything is made, when one of them is there already
     */
    public void make(List<Subject> nodes) {
        refuseTwice(nodes);
        for (var node : nodes) {
            refuseExisting(node);
        }
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            var authority = new Authority(authority(), clock);
            for (var node : nodes) {
                write(node.name(), authority.issue(node));
            }
        } catch (IOException e) {
            throw new Refused(folder + " cannot be used", e);
        } catch (GeneralSecurityException e) {
            throw new Refused("The authority in " + folder + " cannot be used", e);
        }
    }

    public Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** The certificate that all nodes trust. */
    public Path authorityCertificate() {
        return certificate(AUTHORITY);
    }

    private static void refuseTwice(List<Subject> nodes) {
        var names = new HashSet<String>();
        for (var node : nodes) {
            if (!names.add(node.name())) {
                throw new Refused("The node " + node.name() + " is named twice.");
            }
        }
    }

    private void refuseExisting(Subject node) {
        for (var file : List.of(certificate(node.name()), key(node.name()))) {
            if (Files.exists(file)) {
                throw new Refused(file + " is there already and is not written over. To replace it, move "
                        + certificate(node.name()) + " and " + key(node.name()) + " away first.");
            }
        }
    }

    private KeyedCertificate authority() throws GeneralSecurityException, IOException {
        var certificate = certificate(AUTHORITY);
        var key = key(AUTHORITY);
        if (Files.exists(certificate) && Files.exists(key)) {
            var authority = new KeyedCertificate(
                    Pem.certificate(Files.readString(certificate)), Pem.key(Files.readString(key)));
            authority.certificate().checkValidity(java.util.Date.from(clock.instant()));
            return authority;
        }
        if (Files.exists(certificate) || Files.exists(key)) {
            throw new Refused(folder + " has only one of " + certificate.getFileName() + " and " + key.getFileName()
                    + "; a new authority would be one that the nodes there are do not trust.");
        }
        var fresh = Authority.fresh(clock);
        write(AUTHORITY, fresh);
        return fresh;
    }

    private void write(String name, KeyedCertificate made) throws GeneralSecurityException, IOException {
        DataFolder.writePrivate(key(name), Pem.of(made.key()));
        DataFolder.writePrivate(certificate(name), Pem.of(made.certificate()));
        var until = LocalDate.ofInstant(made.certificate().getNotAfter().toInstant(), ZoneOffset.UTC);
        told.accept(certificate(name) + " and " + key(name).getFileName() + ", good until " + until);
    }
}
