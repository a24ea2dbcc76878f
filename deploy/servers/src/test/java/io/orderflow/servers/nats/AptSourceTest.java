package io.orderflow.servers.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourceTest {
    private static final Distribution BOOKWORM = new Distribution("bookworm", "sid", "main");

    @Test
    void readsStanzas() {
        List<AptSource> sources = AptSource.fromStanzas("""
                # a comment
                Types: deb deb-src
                URIs: http://mirror.example/debian
                Suites: bookworm bookworm-updates
                Components: main contrib
                Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

                Enabled: no
                Types: deb
                URIs: http://off.example/debian
                Suites: bookworm
                Components: main
                """);

        assertThat(sources).singleElement().satisfies(source -> {
            assertThat(source.uri()).isEqualTo("http://mirror.example/debian");
            assertThat(source.suites()).containsExactly("bookworm", "bookworm-updates");
            assertThat(source.stanza("sid", "main")).isEqualTo("""
                    Types: deb
                    URIs: http://mirror.example/debian
                    Suites: sid
                    Components: main
                    Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
                    """);
        });
    }

    @Test
    void keepsAKeyThatStandsInTheStanza() {
        List<AptSource> sources = AptSource.fromStanzas("""
                Types: deb
                URIs: http://mirror.example/debian
                Suites: bookworm
                Components: main
                Signed-By:
                 -----BEGIN PGP PUBLIC KEY BLOCK-----
                 .
                 abc
                 -----END PGP PUBLIC KEY BLOCK-----
                """);

        assertThat(sources.getFirst().stanza("sid", "main")).endsWith("""
                Signed-By:
                 -----BEGIN PGP PUBLIC KEY BLOCK-----
                 .
                 abc
                 -----END PGP PUBLIC KEY BLOCK-----
                """);
    }

    @Test
    void readsLines() {
        List<AptSource> sources = AptSource.fromLines("""
                # deb http://off.example/debian bookworm main
                deb-src http://mirror.example/debian bookworm main
                deb [arch=amd64 signed-by=/keys/debian.gpg] http://mirror.example/debian bookworm main contrib # ours
                deb http://plain.example/debian bookworm main
                """);

        assertThat(sources)
                .containsExactly(
                        new AptSource(
                                "http://mirror.example/debian",
                                List.of("bookworm"),
                                List.of("main", "contrib"),
                                " /keys/debian.gpg"),
                        new AptSource("http://plain.example/debian", List.of("bookworm"), List.of("main"), ""));
        assertThat(sources.getLast().stanza("sid", "main")).doesNotContain("Signed-By");
    }

    @Test
    void findsTheDistributionsOwnArchiveAmongOthers(@TempDir Path apt) throws Exception {
        Files.createDirectories(apt.resolve("sources.list.d"));
        Files.writeString(
                apt.resolve("sources.list.d/cloud.list"), "deb https://cloud.example/apt cloud-bookworm main\n");
        Files.writeString(
                apt.resolve("sources.list.d/security.list"), "deb http://sec.example bookworm-security main\n");
        Files.writeString(apt.resolve("sources.list.d/zz.list"), "deb http://mirror.example/debian bookworm main\n");

        assertThat(BOOKWORM.ownArchive(Distribution.sources(apt)))
                .get()
                .extracting(AptSource::uri)
                .isEqualTo("http://mirror.example/debian");
    }

    @Test
    void knowsDebianAndUbuntuAlone() {
        assertThat(Distribution.of("ID=debian\nVERSION_CODENAME=bookworm\n")).contains(BOOKWORM);
        assertThat(Distribution.of("ID=ubuntu\nVERSION_CODENAME=\"noble\"\n"))
                .contains(new Distribution("noble", "devel", "universe"));
        assertThat(Distribution.of("ID=fedora\n")).isEmpty();
    }
}
