package io.orderflow.runtime.decision;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a call of the outside or a reminder is known by; there is one at a time of this name.
 *
 * @param kind what kind of work it is, of those of the service: lower-case letters and hyphens, at most {@value #LONGEST_KIND}
 * @param id of what it is about, unique among the work of its kind
 */
public record WorkId(String kind, UUID id) {

    /** The longest name of a kind. */
    public static final int LONGEST_KIND = 50;

    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");

    public WorkId {
        if (kind.length() > LONGEST_KIND || !KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("not a kind of work: " + kind);
        }
    }
}
