import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Jing in a process of its own that does what it is told, line by line, and answers with what it took: the nanoseconds of its thread's processor time, those of all its threads, and those on
 * the clock. "load SCHEMA", "documents LIST-OF-FILES", "pass TIMES" (validates all documents so often), "heap".
 */
public final class Jing {
    private static ValidationDriver driver;
    private static final List<byte[]> documents = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        // Its validators recurse as deep as documents nest.
        Thread thread = new Thread(null, Jing::serve, "jing", 1L << 30);
        thread.start();
        thread.join();
    }

    private static void serve() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int blank = line.indexOf(' ');
                String command = blank < 0 ? line : line.substring(0, blank);
                String argument = blank < 0 ? "" : line.substring(blank + 1);
                long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                long process = processTime();
                long clock = System.nanoTime();
                long result = run(command, argument);
                clock = System.nanoTime() - clock;
                thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread;
                process = processTime() - process;
                System.out.println(result + " " + thread + " " + process + " " + clock);
                System.out.flush();
            }
        } catch (Throwable problem) {
            System.out.println("failed: " + problem);
            System.out.flush();
        }
    }

    private static long run(String command, String argument) throws Exception {
        switch (command) {
            case "load":
                PropertyMapBuilder properties = new PropertyMapBuilder();
                properties.put(ValidateProperty.ERROR_HANDLER, new Silent());
                driver = new ValidationDriver(properties.toPropertyMap());
                return driver.loadSchema(ValidationDriver.fileInputSource(argument)) ? 1 : 0;
            case "documents":
                documents.clear();
                for (String file : Files.readAllLines(Path.of(argument)))
                    documents.add(Files.readAllBytes(Path.of(file)));
                return documents.size();
            case "pass":
                long valid = 0;
                for (int times = Integer.parseInt(argument); times > 0; times--)
                    for (byte[] document : documents)
                        if (driver.validate(new InputSource(new ByteArrayInputStream(document))))
                            valid++;
                return valid;
            case "heap":
                for (int i = 0; i < 3; i++)
                    System.gc();
                return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            default:
                throw new IllegalArgumentException(command);
        }
    }

    private static long processTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static final class Silent implements ErrorHandler {
        public void warning(SAXParseException problem) {
        }

        public void error(SAXParseException problem) {
        }

        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
