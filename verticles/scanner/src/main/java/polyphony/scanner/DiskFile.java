package polyphony.scanner;

/** A file as the walk saw it. */
record DiskFile(String name, long sizeBytes, long modifiedAtMs) {}
