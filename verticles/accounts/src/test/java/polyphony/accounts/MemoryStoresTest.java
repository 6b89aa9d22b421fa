package polyphony.accounts;

class MemoryStoresTest implements AccountStoreContract, SessionStoreContract {
    private final Stores stores = new MemoryStores().stores();

    @Override
    public Stores stores() {
        return stores;
    }
}
