package polyphony.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import polyphony.stage.Processes;

/** An nginx that serves one folder, to be measured in the same run. */
final class Nginx implements AutoCloseable {
    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program, where this machine has it. */
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Nginx start(Path program, Path folder, Path scratch, int port) throws IOException {
        Files.createDirectories(scratch);
        Path config = scratch.resolve("nginx.conf");
        Files.writeString(config, """
                daemon off; worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/error.log;
                %4$s
                events { worker_connections 256; }
                http {
                  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
                  client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
                  uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
                  server { listen 127.0.0.1:%2$d; root %3$s; }
                }
                """.formatted(scratch, port, folder, isRoot() ? "user root;" : ""));
        Process process = new ProcessBuilder(program.toString(), "-c", config.toString(), "-p", scratch.toString())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("nginx.out").toFile())
                .start();
        return new Nginx(process, port);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    int port() {
        return port;
    }

    double cpuSeconds() {
        List<ProcessHandle> all = new java.util.ArrayList<>(List.of(process.toHandle()));
        process.toHandle().descendants().forEach(all::add);
        return Processes.cpuSeconds(all);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
