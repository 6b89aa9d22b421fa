package polyphony.accounts;

/**
 * @param hash argon2id in its PHC form
 * @param sealed the password itself, encrypted; null when it is not kept
 */
record StoredPassword(String hash, String sealed) {
    @Override
    public String toString() {
        return "***";
    }
}
