/**
 * The command line: Main reads the words, a command does the work. {@code up} opens the data folder, starts the embedded
 * servers ({@code servers}), then one clustered node with every service and the gateway, and stops all of it in reverse.
 * The only module that sees every service.
 */
package polyphony.launcher;
