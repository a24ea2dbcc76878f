package io.orderflow.endtoend.identity;

import io.orderflow.servers.machine.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A Chromium that nobody looks at, with a profile of its own, as this machine has it: nothing is fetched. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isInstalled() {
        return chromium().isPresent() && chromedriver().isPresent();
    }

    static Browser open() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow().toFile());
        options.addArguments("--headless=new", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server");
        if (Host.isRoot()) {
            options.addArguments("--no-sandbox");
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver().orElseThrow().toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().implicitlyWait(PATIENCE).pageLoadTimeout(PATIENCE);
        return new Browser(driver);
    }

    void goTo(String url) {
        driver.get(url);
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** The first element that a CSS selector matches, as soon as there is one. */
    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** The strings that a JavaScript expression gives on this page. */
    List<String> list(String expression) {
        return driver.executeScript("return " + expression) instanceof List<?> strings
                ? strings.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** What it says on its console since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<Path> chromium() {
        return Host.program("chromium");
    }

    private static Optional<Path> chromedriver() {
        return Host.program("chromedriver");
    }
}
