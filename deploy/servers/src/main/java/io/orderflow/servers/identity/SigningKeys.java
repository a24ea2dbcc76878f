package io.orderflow.servers.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * The RSA keys of 2048 bits that tokens are signed with: a JWK Set (RFC 7517) in a file that only its owner reads. The
 * first one signs; the others are published as long as tokens that they signed are about. The file is read each time, so
 * that whoever rotates the keys need not be the process that publishes them.
 */
public final class SigningKeys {
    private static final int BITS = 2048;

    private final Path file;

    private SigningKeys(Path file) {
        this.file = file;
    }

    /** The keys that are kept in this directory, if there are any: see {@link #exist()}. */
    public static SigningKeys in(Path directory) {
        return new SigningKeys(directory.toAbsolutePath().resolve("signing-keys.json"));
    }

    /** The keys that are kept in this directory; the first one is made if there is none. */
    public static SigningKeys madeIn(Path directory) {
        SigningKeys keys = in(directory);
        if (!keys.exist()) {
            keys.write(List.of(generate()));
        }
        return keys;
    }

    public boolean exist() {
        return Files.exists(file);
    }

    /** A new key signs from now on; those before it are published still. */
    public synchronized void rotate() {
        List<JsonWebKey> keys = new ArrayList<>(List.of(generate()));
        keys.addAll(read().getJsonWebKeys());
        write(keys);
    }

    /** The key that signs is the only one that is published: what others signed is worth nothing any more. */
    public synchronized void withdrawOthers() {
        write(List.of(signing()));
    }

    /** The JWK Set for those who check tokens: public keys alone. */
    public String published() {
        return read().toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    RsaJsonWebKey signing() {
        return (RsaJsonWebKey) read().getJsonWebKeys().getFirst();
    }

    static RsaJsonWebKey generate() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("This JDK makes no RSA keys", e);
        }
    }

    private JsonWebKeySet read() {
        try {
            return new JsonWebKeySet(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(file + " is not a set of keys", e);
        }
    }

    private void write(List<JsonWebKey> keys) {
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = Files.createTempFile(
                    file.getParent(),
                    "signing-keys",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, new JsonWebKeySet(keys).toJson(OutputControlLevel.INCLUDE_PRIVATE));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
