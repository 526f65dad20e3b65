package io.branchline.console;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.WarehouseConfig;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running console. */
public final class Console implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Console(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts the server and waits until it answers.
   *
   * @param port on 127.0.0.1; 0 for any free one
   */
  public static Console start(WarehouseConfig warehouse, Home home, int port) {
    SpringApplication application = new SpringApplication(ConsoleApplication.class);
    application.setRegisterShutdownHook(true);
    application.setDefaultProperties(Map.of("server.port", port, "server.address", "127.0.0.1"));
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(WarehouseConfig.class, () -> warehouse);
          beans.registerBean(Home.class, () -> home);
        });
    try {
      return new Console(application.run());
    } catch (RuntimeException e) {
      if (portTaken(e)) {
        throw new Failure(
            Failure.Code.UNAVAILABLE,
            "Port "
                + port
                + " is in use. Stop what listens there or set BRANCHLINE_CONSOLE_PORT to another.",
            e);
      }
      throw e;
    }
  }

  private static boolean portTaken(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException || cause instanceof java.net.BindException) {
        return true;
      }
    }
    return false;
  }

  /** Where it listens. */
  public int port() {
    return ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  /** The names of its parts of a type. */
  java.util.Set<String> beans(Class<?> type) {
    return java.util.Set.of(context.getBeanNamesForType(type));
  }

  @Override
  public void close() {
    context.close();
  }
}
