package polyphony.accounts;

class MemoryStoresTest implements StoresContract {
    private final Stores stores = new MemoryStores().stores();

    @Override
    public Stores stores() {
        return stores;
    }
}
