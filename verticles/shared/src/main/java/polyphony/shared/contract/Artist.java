package polyphony.shared.contract;

import java.util.List;

/**
 * An artist of the library.
 *
 * @param sortName what to sort by; equals {@code name} when no tag says otherwise
 * @param musicBrainzId null when unknown
 * @param artworkId picture, or null
 * @param roles lower-case roles on any track: {@code artist albumartist composer ...}
 * @param albumCount albums with this album artist
 * @param trackCount tracks with this artist in any of the roles
 * @param addedAtMs when the first track of it was found, milliseconds since the epoch
 */
public record Artist(
        ArtistId id,
        String name,
        String sortName,
        String musicBrainzId,
        String artworkId,
        List<String> roles,
        int albumCount,
        int trackCount,
        long addedAtMs) {
    public Artist {
        roles = List.copyOf(roles);
    }
}
