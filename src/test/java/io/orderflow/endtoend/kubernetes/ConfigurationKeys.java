package io.orderflow.endtoend.kubernetes;

import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that a built service reads: what its {@code @ConfigMapping} interfaces and those of its
 * Quarkus extensions declare, and the placeholders in its properties.
 */
final class ConfigurationKeys {
    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    private static final String ROOTS = "META-INF/quarkus-config-roots.list";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z_]+)[:}]");
    /** Stands for whatever name somebody gives to an entry of a map. */
    private static final String ANY = "[A-Z0-9_]+?";

    private final Set<String> patterns = new HashSet<>();

    private ConfigurationKeys() {}

    /** Reads the jars of the built service, or those that its executable was built from. */
    static ConfigurationKeys of(Service service) throws IOException {
        List<Path> jars = jars(SystemOptions.findSources(Path.of("")).resolve("services/" + service.id() + "/target"));
        ConfigurationKeys keys = new ConfigurationKeys();
        try (URLClassLoader loader = new URLClassLoader(
                jars.stream().map(ConfigurationKeys::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (Path jar : jars) {
                keys.read(jar, loader);
            }
        }
        return keys;
    }

    /** What runs on the JVM; where only an executable was built, what that was made of. */
    private static List<Path> jars(Path target) throws IOException {
        Path application = target.resolve("quarkus-app");
        List<Path> directories = new ArrayList<>();
        if (Files.exists(application)) {
            Stream.of("app", "lib/main", "lib/boot").map(application::resolve).forEach(directories::add);
        } else {
            try (DirectoryStream<Path> sources = Files.newDirectoryStream(target, "*-native-image-source-jar")) {
                for (Path source : sources) {
                    directories.addAll(List.of(source, source.resolve("lib")));
                }
            }
        }
        List<Path> jars = new ArrayList<>();
        for (Path directory : directories) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
                files.forEach(jars::add);
            }
        }
        return jars;
    }

    boolean contains(String variable) {
        return patterns.stream().anyMatch(variable::matches);
    }

    private void read(Path file, ClassLoader loader) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.equals(ROOTS)) {
                    text(jar, entry).lines().forEach(root -> addMapping(root, loader));
                } else if (name.matches("io/orderflow/.*Configuration\\.class")) {
                    addMapping(name.replace('/', '.').replace(".class", ""), loader);
                } else if (name.matches("application\\.properties|META-INF/microprofile-config\\.properties")) {
                    PLACEHOLDER.matcher(text(jar, entry)).results().forEach(found -> patterns.add(found.group(1)));
                }
            }
        }
    }

    private void addMapping(String className, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(className, false, loader);
            for (var annotation : type.getAnnotations()) {
                if (annotation.annotationType().getName().equals(MAPPING)) {
                    add(variable((String) value(annotation, "prefix")), type);
                }
            }
        } catch (ReflectiveOperationException | LinkageError notForThisService) {
            // An extension that is there in part names classes that are not.
            return;
        }
    }

    private void add(String prefix, Class<?> group) {
        for (Method method : group.getMethods()) {
            if (method.getParameterCount() == 0 && !method.isDefault()) {
                add(prefix + own(method), method.getGenericReturnType());
            }
        }
    }

    private void add(String name, Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (Map.class.isAssignableFrom(raw)) {
                add(name, arguments[1]); // @WithUnnamedKey
                add(name + "_" + ANY, arguments[1]);
            } else if (Optional.class.isAssignableFrom(raw) || Supplier.class.isAssignableFrom(raw)) {
                add(name, arguments[0]);
            } else {
                patterns.add(name);
            }
        } else if (type instanceof Class<?> group && group.isInterface() && isGroup(group)) {
            add(name, group);
        } else {
            patterns.add(name);
        }
    }

    private static boolean isGroup(Class<?> type) {
        return type.getName().startsWith("io.quarkus.") || type.getName().startsWith("io.orderflow.");
    }

    /**
     * {@code _MAX_AGE} for {@code maxAge()}, {@code _ALLOW_X_FORWARDED} for {@code allowXForwarded()}; nothing where
     * the member's parent stands for it.
     */
    private static String own(Method method) {
        for (var annotation : method.getAnnotations()) {
            switch (annotation.annotationType().getName()) {
                case "io.smallrye.config.WithName" -> {
                    return "_" + variable((String) value(annotation, "value"));
                }
                case "io.smallrye.config.WithParentName" -> {
                    return "";
                }
                default -> {
                    // Says nothing about the name.
                }
            }
        }
        return "_" + variable(method.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-"));
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Object value(java.lang.annotation.Annotation annotation, String member) {
        try {
            return annotation.annotationType().getMethod(member).invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
