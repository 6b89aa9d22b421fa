/**
 * The demo library, so that the first command already plays something: DemoAlbum says what there is, Composer writes each piece
 * (Score), Instrument and Mixer make it sound, Room gives it space, Cover paints, DemoLibrary encodes and tags.
 * The same pieces every time: all chance comes from a seed.
 */
package polyphony.launcher.demo;
