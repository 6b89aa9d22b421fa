/**
 * A certificate authority for the nodes of one cluster: {@link polyphony.launcher.certificates.Authority} signs, {@link
 * polyphony.launcher.certificates.CertificateFolder} keeps what it made in files that their owner alone can read.
 */
package polyphony.launcher.certificates;
