/**
 * Reads what audio files say of themselves: TagReader (which format) → one reader a format (Mp3, Flac, Ogg, Mp4, Wav, Aiff)
 * → Found (fields under one set of names, the names of Vorbis comments) → Interpreter → Tags.
 * Every read has a bound, so that no file, however broken, costs more than a few buffers and a sentence.
 */
package polyphony.scanner.tags;
