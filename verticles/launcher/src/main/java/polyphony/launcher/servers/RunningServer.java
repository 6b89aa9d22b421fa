package polyphony.launcher.servers;

/** A server that answers, and the address by which the services reach it. */
record RunningServer(String address, Child child) implements AutoCloseable {
    @Override
    public void close() {
        child.close();
    }
}
