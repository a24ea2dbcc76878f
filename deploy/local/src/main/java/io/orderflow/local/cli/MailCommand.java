package io.orderflow.local.cli;

import io.orderflow.local.mail.Mailbox;
import io.orderflow.local.mail.ReceivedMail;
import io.orderflow.servers.machine.LaunchException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mail",
        description = "Lists the mails that were sent, the newest last, or shows one or those of an order.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MailCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "NUMBER|ORDER",
            description = "A number of the list shows that mail; an order's id shows all mails about it.")
    private @Nullable String which;

    @Option(
            names = {"-n", "--last"},
            paramLabel = "N",
            defaultValue = "30",
            description = "How many to list. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        List<Path> files = new Mailbox(data.directory().mailbox(), Integer.MAX_VALUE).files();
        String wanted = which;
        if (wanted == null) {
            list(files);
        } else if (wanted.matches("\\d{1,9}")) {
            int number = Integer.parseInt(wanted);
            if (number < 1 || number > files.size()) {
                throw new LaunchException("There is no mail " + number + "; there are " + files.size() + ".");
            }
            show(ReceivedMail.read(files.get(number - 1)));
        } else {
            files.stream()
                    .map(ReceivedMail::read)
                    .filter(mail -> mail.mentions(wanted))
                    .forEach(MailCommand::show);
        }
        return 0;
    }

    private void list(List<Path> files) {
        if (files.isEmpty()) {
            Terminal.line("No mail has been sent yet.");
        }
        for (int i = Math.max(0, files.size() - last); i < files.size(); i++) {
            ReceivedMail mail = ReceivedMail.read(files.get(i));
            Terminal.line("%5s  %-31s  %-28s  %s".formatted(i + 1, mail.date(), mail.to(), mail.subject()));
        }
    }

    private static void show(ReceivedMail mail) {
        Terminal.line(Terminal.styled("bold", mail.subject()));
        Terminal.line("To: " + mail.to() + "\nDate: " + mail.date() + "\n\n"
                + mail.text().strip() + "\n");
    }
}
