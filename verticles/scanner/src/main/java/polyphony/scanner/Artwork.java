package polyphony.scanner;

/**
 * A picture that the catalog may show.
 *
 * @param id made of its content
 * @param file absolute path below a music folder, or null when it was taken out of an audio file and saved as {@code
 *     ARTWORK/originals/ID}
 */
record Artwork(String id, String file) {}
