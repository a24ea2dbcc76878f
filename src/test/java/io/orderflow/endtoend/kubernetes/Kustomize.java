package io.orderflow.endtoend.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.local.SystemOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Renders manifests as {@code kubectl apply -k} does. */
final class Kustomize {
    /** {@code deploy/k8s}. */
    static final Path HOME = SystemOptions.findSources(Path.of("")).resolve("deploy/k8s");

    private static final YAMLMapper YAML = new YAMLMapper();

    private Kustomize() {}

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
    }

    /** The components, by name; one that belongs to another is called after both. */
    static List<String> components() {
        Path components = HOME.resolve("components");
        try (Stream<Path> files = Files.walk(components)) {
            return files.filter(file -> file.endsWith("kustomization.yaml"))
                    .map(file -> components.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a directory of {@code deploy/k8s} stands for. */
    static Manifests render(String directory) {
        return render(HOME.resolve(directory));
    }

    /** What an overlay becomes with components on top, as somebody's own overlay puts them there. */
    static Manifests render(String overlay, List<String> components) {
        return render(overlay, components, "");
    }

    /** The same with changes of one's own, further parts of a kustomization. */
    static Manifests render(String overlay, List<String> components, String changes) {
        String name = overlay + "-" + String.join("-", components) + (changes.isEmpty() ? "" : "-changed");
        Path own = Path.of("target", "kubernetes", name.replace('/', '-')).toAbsolutePath();
        String kustomization = """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [%s]
                components: [%s]
                %s
                """.formatted(
                        own.relativize(HOME.resolve(overlay)),
                        String.join(
                                ", ",
                                components.stream()
                                        .map(component -> own.relativize(HOME.resolve("components/" + component))
                                                .toString())
                                        .toList()),
                        changes);
        try {
            Files.createDirectories(own);
            Files.writeString(own.resolve("kustomization.yaml"), kustomization);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return render(own);
    }

    private static Manifests render(Path directory) {
        try {
            Path errors = Files.createTempFile("kustomize", ".err");
            Process process = new ProcessBuilder("kubectl", "kustomize", directory.toString())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "kubectl kustomize " + directory + " failed: " + Files.readString(errors));
            }
            Files.delete(errors);
            return new Manifests(
                    YAML.readerFor(JsonNode.class).<JsonNode>readValues(output).readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
