package polyphony.launcher.certificates;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import polyphony.launcher.servers.Refused;

/**
 * Who gets a certificate.
 *
 * @param name of the node and of its files
 * @param addresses names and addresses at which it is reached, besides its name
 */
public record Subject(String name, List<String> addresses) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,61}[a-zA-Z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z0-9*.:-]{1,253}");

    public Subject {
        addresses = List.copyOf(addresses);
    }

    /** @param word {@code NAME} or {@code NAME=ADDRESS,ADDRESS} */
    public static Subject of(String word) {
        var parts = word.split("=", 2);
        if (!NAME.matcher(parts[0]).matches() || parts[0].equals(CertificateFolder.AUTHORITY)) {
            throw new Refused("A node's name has letters, digits, '.' and '-', and is not \""
                    + CertificateFolder.AUTHORITY + "\": " + parts[0] + " will not do.");
        }
        var addresses = new ArrayList<String>();
        if (parts.length == 2) {
            for (var address : parts[1].split(",", -1)) {
                if (!ADDRESS.matcher(address).matches()) {
                    throw new Refused(
                            "An address of " + parts[0] + " is a name or an IP address, not \"" + address + "\".");
                }
                addresses.add(address);
            }
        }
        return new Subject(parts[0], addresses);
    }
}
