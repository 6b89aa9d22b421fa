package polyphony.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ArtistRef;

/** One {@link ArtistRef} object for each artist, shared by all tracks, under the name that the store keeps. */
final class ArtistRefs {
    private final Map<ArtistId, ArtistFacts> facts;
    private final Map<ArtistId, ArtistRef> byId = new HashMap<>();
    private final Map<String, ArtistRef> bySpelling = new HashMap<>();
    private final Map<List<String>, List<ArtistRef>> lists = new HashMap<>();

    ArtistRefs(Map<ArtistId, ArtistFacts> facts) {
        this.facts = facts;
    }

    ArtistRef of(String spelling) {
        return bySpelling.computeIfAbsent(spelling, this::resolve);
    }

    List<ArtistRef> of(List<String> spellings) {
        return lists.computeIfAbsent(
                spellings, names -> names.stream().map(this::of).distinct().toList());
    }

    private ArtistRef resolve(String spelling) {
        return byId.computeIfAbsent(EntityIds.artist(spelling), id -> new ArtistRef(id, name(id, spelling)));
    }

    private String name(ArtistId id, String spelling) {
        ArtistFacts known = facts.get(id);
        return known == null ? spelling : known.name();
    }
}
