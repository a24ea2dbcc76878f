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

    /** The directories below one of {@code deploy/k8s}, by name. */
    static List<String> in(String directory) {
        try (Stream<Path> children = Files.list(HOME.resolve(directory))) {
            return children.filter(child -> Files.exists(child.resolve("kustomization.yaml")))
                    .map(child -> child.getFileName().toString())
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
        Path own = Path.of("target", "kubernetes", overlay.replace('/', '-') + "-" + String.join("-", components))
                .toAbsolutePath();
        String kustomization = """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [%s]
                components: [%s]
                """.formatted(
                        own.relativize(HOME.resolve(overlay)),
                        String.join(
                                ", ",
                                components.stream()
                                        .map(component -> own.relativize(HOME.resolve("components/" + component))
                                                .toString())
                                        .toList()));
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
