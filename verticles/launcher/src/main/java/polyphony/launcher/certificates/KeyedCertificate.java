package polyphony.launcher.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and the key that belongs to it. */
record KeyedCertificate(X509Certificate certificate, PrivateKey key) {}
