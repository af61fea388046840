package com.atom.slack.ingestion.house;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import com.atom.slack.devstack.testing.InfrastructureResource;

/** A test against the service on real PostgreSQL and Kafka; all of them share one start. */
@QuarkusTest
@WithTestResource(value = InfrastructureResource.class, initArgs = @ResourceArg(name = "schema", value = "archive"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Archive {}
