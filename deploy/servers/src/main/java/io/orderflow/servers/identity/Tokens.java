package io.orderflow.servers.identity;

import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Access tokens (JWT, RFC 7519, signed with RS256) of one issuer, with the roles in the claim {@code roles}. */
public final class Tokens {
    private final String issuer;
    private final SigningKeys keys;

    /** @param issuer its URL, exactly as services are told it */
    public Tokens(String issuer, SigningKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** A token in its compact form, signed with the key that signs now. */
    public String issue(TokenRequest request) {
        return sign(claims(request));
    }

    /** The same as a request has it in {@code Authorization} (RFC 6750, 2.1). */
    public String authorization(TokenRequest request) {
        return "Bearer " + issue(request);
    }

    JwtClaims claims(TokenRequest request) {
        NumericDate expiry = NumericDate.now();
        expiry.addSeconds(request.lifetime().toSeconds());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(request.audience());
        claims.setSubject(request.subject());
        claims.setStringClaim("name", request.name());
        claims.setStringListClaim("roles", request.roles());
        claims.setIssuedAtToNow();
        claims.setExpirationTime(expiry);
        claims.setGeneratedJwtId();
        return claims;
    }

    String sign(JwtClaims claims) {
        RsaJsonWebKey key = keys.signing();
        JsonWebSignature signature = unsigned(claims, key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key.getPrivateKey());
        return compact(signature);
    }

    static JsonWebSignature unsigned(JwtClaims claims, String keyId) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(keyId);
        signature.setPayload(claims.toJson());
        return signature;
    }

    static String compact(JsonWebSignature signature) {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The token cannot be signed", e);
        }
    }

    SigningKeys keys() {
        return keys;
    }
}
