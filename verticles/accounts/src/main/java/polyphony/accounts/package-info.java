/**
 * Accounts: AccountsVerticle (bus) → SignInService, IdentifyService, UserService, AppPasswordService (rules) → their stores
 * (SQL) → outbox. Passwords checks argon2id and seals what Subsonic's tokens need; Attempts limits guessing; Verified
 * remembers what was proven a moment ago. What others may know of it is {@link polyphony.shared.contract.Accounts}.
 */
package polyphony.accounts;
