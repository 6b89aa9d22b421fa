package polyphony.bridge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import polyphony.bridge.door.DoorSettings;
import polyphony.shared.node.Problems;

/**
 * @param topics from Kafka to the bus
 * @param addresses from the bus to Kafka
 * @param inFlightMax messages on their way to Kafka, for each address, 1 to 1,000
 * @param messageBytesMax largest message, 1,024 to 262,144
 */
record BridgeSettings(
        List<FromTopic> topics, List<FromAddress> addresses, int inFlightMax, int messageBytesMax, DoorSettings door) {
    /** Their addresses have one meaning in the whole house, which no configuration may change. */
    private static final Set<String> SERVICES = Set.of(
            "accounts",
            "activity",
            "catalog",
            "gateway",
            "playback",
            "playlists",
            "polyphony",
            "recommender",
            "scanner",
            "search",
            "streaming");

    private static final String TOPIC = "[a-zA-Z0-9._-]{1,200}";
    private static final String ADDRESS = "[a-z]+\\.[a-zA-Z.]{1,100}";

    /** Events of the topic are published on the address. */
    record FromTopic(String topic, String address) {}

    /** @param keyField member of the message whose text is the key; null for none */
    record FromAddress(String address, String topic, String keyField) {}

    BridgeSettings {
        door = door == null ? DoorSettings.closed() : door;
        topics = topics == null ? List.of() : List.copyOf(topics);
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        var problems = new Problems()
                .unless(inFlightMax >= 1 && inFlightMax <= 1_000, "inFlightMax must be 1 to 1000")
                .unless(
                        messageBytesMax >= 1_024 && messageBytesMax <= 262_144,
                        "messageBytesMax must be 1024 to 262144");
        List<String> used = new ArrayList<>();
        for (FromTopic route : topics) {
            check("topics", route.topic(), route.address(), problems);
            used.add(route.address());
        }
        for (FromAddress route : addresses) {
            check("addresses", route.topic(), route.address(), problems);
            problems.unless(
                    route.keyField() == null || !route.keyField().isBlank(),
                    "addresses: keyField must name a member of the message, or be left out");
            used.add(route.address());
        }
        var once = new HashSet<String>();
        used.stream()
                .filter(address -> address != null && !once.add(address))
                .distinct()
                .forEach(address -> problems.add("the address " + address + " must be used once only"));
        problems.stopIfAny();
    }

    private static void check(String list, String topic, String address, Problems problems) {
        problems.unless(
                topic != null && topic.matches(TOPIC),
                list + ": topic must have 1 to 200 letters, digits, '.', '_' or '-', and is " + topic);
        boolean isAddress = address != null && address.matches(ADDRESS);
        problems.unless(isAddress, list + ": address must be like bridge.activity, and is " + address);
        problems.unless(
                !isAddress || !SERVICES.contains(address.substring(0, address.indexOf('.'))),
                list + ": the address " + address + " belongs to a service");
    }
}
