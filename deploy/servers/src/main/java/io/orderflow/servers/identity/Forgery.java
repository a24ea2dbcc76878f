package io.orderflow.servers.identity;

import java.security.Key;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;

/** Tokens that no service may accept: each is wrong in one respect and right in all others. */
public enum Forgery {
    EXPIRED,
    NOT_YET_VALID,
    OF_ANOTHER_ISSUER,
    OF_NO_ISSUER,
    FOR_ANOTHER_AUDIENCE,
    FOR_NO_AUDIENCE,
    WITHOUT_EXPIRY,
    WITHOUT_SUBJECT,
    /** {@code alg: none}, and nothing behind the last point. */
    UNSIGNED,
    /** Signed by somebody who says that the key is the issuer's. */
    SIGNED_WITH_ANOTHER_KEY,
    /** HS256 with what everybody knows, the public key, as the secret. */
    SIGNED_WITH_THE_PUBLIC_KEY;

    /** A token like the one that is asked for, but for what is wrong with it. */
    public String token(Tokens tokens, TokenRequest request) {
        RsaJsonWebKey key = tokens.keys().signing();
        JwtClaims claims = tokens.claims(request);
        spoil(claims);
        return switch (this) {
            case UNSIGNED -> sign(claims, key, AlgorithmIdentifiers.NONE, null);
            case SIGNED_WITH_ANOTHER_KEY -> {
                Key another = SigningKeys.generate().getPrivateKey();
                yield sign(claims, key, AlgorithmIdentifiers.RSA_USING_SHA256, another);
            }
            case SIGNED_WITH_THE_PUBLIC_KEY -> {
                Key secret = new HmacKey(key.getRsaPublicKey().getEncoded());
                yield sign(claims, key, AlgorithmIdentifiers.HMAC_SHA256, secret);
            }
            case EXPIRED,
                    NOT_YET_VALID,
                    OF_ANOTHER_ISSUER,
                    OF_NO_ISSUER,
                    FOR_ANOTHER_AUDIENCE,
                    FOR_NO_AUDIENCE,
                    WITHOUT_EXPIRY,
                    WITHOUT_SUBJECT -> tokens.sign(claims);
        };
    }

    private void spoil(JwtClaims claims) {
        switch (this) {
            case EXPIRED -> {
                claims.setIssuedAt(fromNow(-7_200));
                claims.setExpirationTime(fromNow(-3_600));
            }
            case NOT_YET_VALID -> claims.setNotBefore(fromNow(1_800));
            case OF_ANOTHER_ISSUER -> claims.setIssuer("https://issuer.example");
            case OF_NO_ISSUER -> claims.unsetClaim("iss");
            case FOR_ANOTHER_AUDIENCE -> claims.setAudience("somebody-else");
            case FOR_NO_AUDIENCE -> claims.unsetClaim("aud");
            case WITHOUT_EXPIRY -> claims.unsetClaim("exp");
            case WITHOUT_SUBJECT -> claims.unsetClaim("sub");
            case UNSIGNED, SIGNED_WITH_ANOTHER_KEY, SIGNED_WITH_THE_PUBLIC_KEY -> {}
        }
    }

    private static String sign(JwtClaims claims, RsaJsonWebKey named, String algorithm, @Nullable Key key) {
        JsonWebSignature signature = Tokens.unsigned(claims, named.getKeyId());
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key);
        return Tokens.compact(signature);
    }

    private static NumericDate fromNow(long seconds) {
        NumericDate date = NumericDate.now();
        date.addSeconds(seconds);
        return date;
    }
}
