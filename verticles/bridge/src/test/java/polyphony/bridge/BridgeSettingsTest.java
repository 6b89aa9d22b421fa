package polyphony.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import polyphony.bridge.BridgeSettings.FromAddress;
import polyphony.bridge.BridgeSettings.FromTopic;
import polyphony.shared.node.Problems;
import polyphony.shared.node.Settings;

class BridgeSettingsTest {
    @Test
    void as_delivered_it_carries_activity_both_ways() {
        var settings = new Settings(null, Map.of(), Map.of()).of("bridge", BridgeSettings.class);

        assertEquals(List.of(new FromTopic("activity", "events.activity")), settings.topics());
        assertEquals(List.of(new FromAddress("bridge.activity", "activity", "user")), settings.addresses());
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var unfit = assertThrows(
                Problems.Unfit.class,
                () -> new BridgeSettings(
                        List.of(new FromTopic("no topic", "events.a"), new FromTopic("t", null)),
                        List.of(new FromAddress("catalog.albums", "t", null), new FromAddress("events.a", "t", " ")),
                        0,
                        1,
                        null));

        assertEquals(
                List.of(
                        "inFlightMax must be 1 to 1000",
                        "messageBytesMax must be 1024 to 262144",
                        "topics: topic must have 1 to 200 letters, digits, '.', '_' or '-', and is no topic",
                        "topics: address must be like bridge.activity, and is null",
                        "addresses: the address catalog.albums belongs to a service",
                        "addresses: keyField must name a member of the message, or be left out",
                        "the address events.a must be used once only"),
                unfit.sentences());
    }
}
