package polyphony.catalog;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next cursor of the page that follows, or null at the end
 * @param total of the whole list
 */
record Slice<E>(List<E> entries, String next, int total) {}
