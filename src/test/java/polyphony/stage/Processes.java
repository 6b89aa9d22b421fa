package polyphony.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the kernel tells of a process and its children; Linux only. */
public final class Processes {
    private static final long TICKS_PER_SECOND = 100;

    private Processes() {}

    /** The process and everything it started, also what moved to another parent but named it in its command line. */
    public static List<ProcessHandle> treeOf(ProcessHandle root, Path data) {
        List<ProcessHandle> tree = new ArrayList<>(List.of(root));
        root.descendants().forEach(tree::add);
        ProcessHandle.allProcesses()
                .filter(process -> !tree.contains(process))
                .filter(process -> commandLine(process.pid()).contains(data.toString()))
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .forEach(tree::add);
        return tree;
    }

    /** Processes whose command line names this folder. */
    public static List<ProcessHandle> naming(Path folder) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> commandLine(process.pid()).contains(folder.toString()))
                    .filter(process -> process.pid() != ProcessHandle.current().pid())
                    .toList();
        }
    }

    /** Seconds of CPU that these processes have used so far. */
    public static double cpuSeconds(List<ProcessHandle> processes) {
        double ticks = 0;
        for (ProcessHandle process : processes) {
            String stat = read(Path.of("/proc/" + process.pid() + "/stat"));
            int end = stat.lastIndexOf(')');
            if (end > 0) {
                String[] fields = stat.substring(end + 2).split(" ", -1);
                ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Resident memory, pages that several share counted once (PSS), in bytes. */
    public static long residentBytes(List<ProcessHandle> processes) {
        long kib = 0;
        for (ProcessHandle process : processes) {
            kib += field(read(Path.of("/proc/" + process.pid() + "/smaps_rollup")), "Pss:");
        }
        return kib * 1024;
    }

    /** What a Java process keeps on its heap after a collection, in bytes, as the JDK's {@code jcmd} tells it. */
    public static long liveHeapBytes(Process process) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        var ask = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram");
        try {
            Process asked = ask.redirectErrorStream(true).start();
            String[] lines = new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .strip()
                    .split("\n");
            String[] total = lines[lines.length - 1].trim().split("\\s+");
            return Long.parseLong(total[2]);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    public static String commandLine(long pid) {
        return read(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
    }

    private static long field(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
