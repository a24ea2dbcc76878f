package io.orderflow.runtime.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ServicesFeatureTest {

    @Test
    void isNamedInTheArgumentsOfTheJarWithClassesThatExist() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = ServicesFeature.class.getResourceAsStream(
                "/META-INF/native-image/io.orderflow/runtime/native-image.properties")) {
            properties.load(in);
        }
        String arguments = properties.getProperty("Args");

        assertThat(arguments).contains("--features=" + ServicesFeature.class.getName());
        assertThat(arguments
                        .replaceAll(".*--initialize-at-run-time=(\\S+).*", "$1")
                        .split(","))
                .hasSize(2)
                .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
    }
}
