/**
 * Makes large tagged libraries for measuring: LibraryPlan decides what there is (names, years, compilations, discs), a Template
 * for each format writes a track by putting the frames of one short encoded piece into another order, so that every file is valid,
 * small, different from all others, and written in well under a millisecond.
 */
package polyphony.launcher.library;
