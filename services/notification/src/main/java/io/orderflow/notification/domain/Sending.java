package io.orderflow.notification.domain;

/** What one attempt to send a mail came to. */
public sealed interface Sending {

    /** The mail server has it. */
    record Accepted() implements Sending {}

    /**
     * The mail server has not taken it.
     *
     * @param said what it said of it, for the log: codes, never text, which may quote an address
     */
    record NotTaken(Matter matter, Kind kind, String said) implements Sending {}

    /** Whose matter it is that a mail was not taken. */
    enum Matter {
        /** This mail's alone: its recipient or what it says. */
        MAIL,
        /** That of all mails: the server, the way to it, our sender or our login. */
        SERVER,
        /** One of them, and the server does not say which: only what becomes of other mails tells. */
        UNCLEAR
    }

    /** What kind of no it is. */
    enum Kind {
        /** Refused for good (SMTP 5xx). */
        REFUSED,
        /** Not now (SMTP 4xx), or the connection was lost, or there was none. */
        PUT_OFF,
        /** No answer in time. */
        UNANSWERED
    }
}
