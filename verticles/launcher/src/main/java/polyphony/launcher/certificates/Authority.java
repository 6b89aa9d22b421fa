package polyphony.launcher.certificates;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates of nodes: keys on the curve P-256, good as server and as client. */
final class Authority {
    /** How long the authority is good for. */
    static final Duration OWN_VALIDITY = Duration.ofDays(3_650);

    /** How long a node's certificate is good for. */
    static final Duration NODE_VALIDITY = Duration.ofDays(1_095);

    /** Clocks of nodes may be behind. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private static final int SERIAL_BITS = 127;
    private static final String SIGNATURE = "SHA256withECDSA";

    private final KeyedCertificate own;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Authority(KeyedCertificate own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    /** A new authority with a key of its own. */
    static KeyedCertificate fresh(Clock clock) throws GeneralSecurityException, IOException {
        var random = new SecureRandom();
        var keys = keys(random);
        var name = new X500Principal("CN=Polyphony nodes " + new BigInteger(32, random).toString(36));
        var begin = clock.instant().minus(BACKDATED);
        var builder =
                builder(name, name, keys.getPublic(), begin, clock.instant().plus(OWN_VALIDITY), random);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        return new KeyedCertificate(signed(builder, keys.getPrivate()), keys.getPrivate());
    }

    KeyedCertificate certificate() {
        return own;
    }

    /** A certificate for a node, with a new key; not longer good than the authority itself. */
    KeyedCertificate issue(Subject node) throws GeneralSecurityException, IOException {
        var keys = keys(random);
        var authority = own.certificate();
        var until = clock.instant().plus(NODE_VALIDITY);
        var latest = authority.getNotAfter().toInstant();
        var builder = builder(
                authority.getSubjectX500Principal(),
                new X500Principal("CN=" + node.name()),
                keys.getPublic(),
                clock.instant().minus(BACKDATED),
                until.isBefore(latest) ? until : latest,
                random);
        var identifiers = new JcaX509ExtensionUtils();
        KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes))
                .addExtension(Extension.subjectAlternativeName, false, names(node))
                .addExtension(
                        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(keys.getPublic()))
                .addExtension(
                        Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(authority));
        return new KeyedCertificate(signed(builder, own.key()), keys.getPrivate());
    }

    private static GeneralNames names(Subject node) {
        var names = Stream.concat(Stream.of(node.name()), node.addresses().stream())
                .distinct()
                .map(address -> new GeneralName(isIp(address) ? GeneralName.iPAddress : GeneralName.dNSName, address))
                .toArray(GeneralName[]::new);
        return new GeneralNames(names);
    }

    private static boolean isIp(String address) {
        return address.contains(":") || address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    private static KeyPair keys(SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer,
            X500Principal subject,
            PublicKey key,
            Instant begin,
            Instant end,
            SecureRandom random) {
        var serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(begin), Date.from(end), subject, key);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
