package polyphony.shared.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a node's certificate, key and CA before anything relies on them: a bad one would show as connections that break. */
final class CertificateCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateCheck.class);
    private static final Duration WARN_BEFORE = Duration.ofDays(30);
    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";

    private CertificateCheck() {}

    /** @throws Problems.Unfit with a sentence for each problem */
    static void check(CommonSettings.Tls tls) {
        var problems = new Problems();
        List<X509Certificate> chain = read("cluster.tls.certificate", tls.certificate(), problems);
        List<X509Certificate> authorities = read("cluster.tls.ca", tls.ca(), problems);
        problems.stopIfAny();
        X509Certificate own = chain.get(0);
        PrivateKey key = key(tls.key(), own.getPublicKey(), problems);
        problems.stopIfAny();
        String name = "cluster.tls.certificate " + tls.certificate();
        checkTime(name, own, problems);
        problems.unless(
                chain.stream().anyMatch(one -> authorities.stream().anyMatch(authority -> signed(one, authority))),
                name + " was not signed by the CA in " + tls.ca());
        problems.unless(belongs(key, own), "cluster.tls.key " + tls.key() + " does not belong to " + tls.certificate());
        problems.stopIfAny();
    }

    private static List<X509Certificate> read(String setting, String file, Problems problems) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            problems.unless(!certificates.isEmpty(), setting + " " + file + " holds no certificate");
            return certificates;
        } catch (IOException unreadable) {
            problems.add(setting + " " + file + " cannot be read");
        } catch (GeneralSecurityException noCertificate) {
            problems.add(setting + " " + file + " holds no certificate in PEM");
        }
        return List.of();
    }

    private static PrivateKey key(String file, PublicKey kind, Problems problems) {
        try {
            String text = Files.readString(Path.of(file), StandardCharsets.US_ASCII);
            int begin = text.indexOf(KEY_BEGIN);
            int end = text.indexOf(KEY_END);
            if (begin < 0 || end < begin) {
                problems.add("cluster.tls.key " + file + " holds no private key in PEM (PKCS #8)");
                return null;
            }
            byte[] bytes = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
            return KeyFactory.getInstance(kind.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IOException unreadable) {
            problems.add("cluster.tls.key " + file + " cannot be read");
        } catch (GeneralSecurityException | IllegalArgumentException otherKind) {
            problems.add("cluster.tls.key " + file + " is no key of the certificate's kind, " + kind.getAlgorithm());
        }
        return null;
    }

    private static void checkTime(String name, X509Certificate own, Problems problems) {
        Instant until = own.getNotAfter().toInstant();
        LocalDate day = LocalDate.ofInstant(until, ZoneOffset.UTC);
        try {
            own.checkValidity();
            if (Instant.now().plus(WARN_BEFORE).isAfter(until)) {
                LOG.warn("{} is good until {} only; make a new one and restart the node", name, day);
            } else {
                LOG.info("{} is good until {}", name, day);
            }
        } catch (CertificateExpiredException over) {
            problems.add(name + " was good until " + day + "; make a new one");
        } catch (CertificateNotYetValidException early) {
            problems.add(name + " is not good yet; is the clock of this machine right?");
        }
    }

    private static boolean signed(X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException byAnother) {
            return false;
        }
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        try {
            byte[] words = "polyphony".getBytes(StandardCharsets.US_ASCII);
            String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(words);
            byte[] signed = signature.sign();
            signature.initVerify(certificate);
            signature.update(words);
            return signature.verify(signed);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
