/**
 * Playlists: PlaylistsVerticle (bus) → PlaylistService (rules) → PlaylistStore (SQL) → outbox. Content is the order of
 * tracks, pure; Users asks accounts for those to share with.
 * What others may know of it is {@link polyphony.shared.contract.Playlists}.
 */
package polyphony.playlists;
