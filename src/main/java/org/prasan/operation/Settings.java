package org.prasan.operation;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of this installation.
 *
 * @param data the folder that holds everything the product keeps
 * @param baseUrl the address under which people reach it
 * @param sample sample mode: invented and public data, localhost only
 */
@ConfigurationProperties("prasan")
public record Settings(
    @DefaultValue("data") Path data,
    @DefaultValue("http://localhost:8080") URI baseUrl,
    @DefaultValue("true") boolean sample) {}
