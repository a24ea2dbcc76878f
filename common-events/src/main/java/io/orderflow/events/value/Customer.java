package io.orderflow.events.value;

/**
 * Who ordered. Personal data: in {@code OrderCreated} alone.
 *
 * @param id the shop's id of the customer, 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
 * @param name 1 to 200 characters
 * @param email up to 254 characters (RFC 5321): one {@code @} with something on both sides, no space or punctuation that
 *     would make two addresses of it
 */
public record Customer(String id, String name, String email) {

    private static final int MAX_EMAIL = 254;
    private static final String NOT_IN_EMAIL = ",;:<>()[]\\\"";

    public Customer {
        Require.token(id, "id", 64, "._:-");
        Require.text(name, "name", 200);
        Require.text(email, "email", MAX_EMAIL);
        Require.that(isEmail(email), "email", "must be one e-mail address");
    }

    /** Without name and e-mail address, which have no place in a log. */
    @Override
    public String toString() {
        return "Customer[id=" + id + "]";
    }

    private static boolean isEmail(String text) {
        int at = text.indexOf('@');
        boolean valid = at > 0
                && at < text.length() - 1
                && text.indexOf('@', at + 1) < 0
                && text.charAt(at + 1) != '.'
                && text.charAt(text.length() - 1) != '.';
        for (int i = 0; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            valid = !Character.isWhitespace(c) && !Character.isSpaceChar(c) && NOT_IN_EMAIL.indexOf(c) < 0;
        }
        return valid;
    }
}
