package io.orderflow.events.value;

/**
 * Who ordered. Personal data: in {@code OrderCreated} alone.
 *
 * @param id who it is, 1 to {@value #MAX_ID} visible characters of ASCII, as the subject of a token may be (OpenID Connect
 *     Core 1.0, 2)
 * @param name 1 to 200 characters
 * @param email up to 254 characters: one {@code @} with something on both sides, no space or punctuation that would make
 *     two addresses of it, but in quotes before the {@code @} (RFC 5321, 4.1.2); who takes orders asks for more
 */
public record Customer(String id, String name, String email) {

    /** The longest id. */
    public static final int MAX_ID = 255;

    private static final int MAX_EMAIL = 254;
    private static final String NOT_IN_EMAIL = ",;:<>()[]\\\"";

    public Customer {
        Require.visible(id, "id", MAX_ID);
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
        int unquoted = text.startsWith("\"") ? endOfQuotes(text) : 0;
        int at = text.indexOf('@', unquoted);
        boolean valid = unquoted >= 0
                && at > 0
                && (unquoted == 0 || at == unquoted)
                && at < text.length() - 1
                && text.indexOf('@', at + 1) < 0
                && text.charAt(at + 1) != '.'
                && text.charAt(text.length() - 1) != '.';
        for (int i = unquoted; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            valid = !Character.isWhitespace(c) && !Character.isSpaceChar(c) && NOT_IN_EMAIL.indexOf(c) < 0;
        }
        return valid;
    }

    /** Where the text goes on after what it has in quotes, in which a backslash makes any character stand for itself. */
    private static int endOfQuotes(String text) {
        for (int i = 1; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> {
                    return i + 1;
                }
                case '\\' -> i++;
                default -> {}
            }
        }
        return -1;
    }
}
