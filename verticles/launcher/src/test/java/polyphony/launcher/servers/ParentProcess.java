package polyphony.launcher.servers;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts the servers, writes to each, and then waits to be killed. Arguments: the data folder, the PATH in which tools are looked for. */
final class ParentProcess {
    private ParentProcess() {}

    public static void main(String[] args) throws Exception {
        var servers = Stage.start(DataFolder.open(Path.of(args[0])), args[1]);
        new Contents(servers).write("kept");
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println("running");
        new CountDownLatch(1).await();
    }

    static Process start(Path data, String path) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dpolyphony.root=" + System.getProperty("polyphony.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentProcess.class.getName(),
                        data.toString(),
                        path)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = process.inputReader(StandardCharsets.UTF_8);
        var line = output.readLine();
        while (line != null && !line.equals("running")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("the parent ended instead of starting the servers");
        }
        return process;
    }
}
