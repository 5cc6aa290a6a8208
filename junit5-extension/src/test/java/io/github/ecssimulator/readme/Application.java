package io.github.ecssimulator.readme;

import java.net.URI;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

/** An application as most are: it has a client and a clock of its own already. */
@SpringBootConfiguration
class Application {

    @Bean
    EcsClient ecsClient() {
        return EcsClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:9")) // in place of AWS: nobody answers there
                .build();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Transcoder transcoder(EcsClient ecs, Clock clock) {
        return new Transcoder(ecs, clock);
    }
}
