package io.branchline.speech.worker;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.transcript.Recognition;

/**
 * What both sides of a recording hold, times from each file's start. Nothing is masked yet: this is
 * neither stored nor logged.
 *
 * @param model the name of the model that heard it
 */
public record HeardRecording(Recognition agent, Recognition customer, String model) {

  /** Checks that nothing is missing. */
  public HeardRecording {
    requireNonNull(agent, "agent is null");
    requireNonNull(customer, "customer is null");
    requireNonNull(model, "model is null");
  }

  /** Says how much was heard, never what. */
  @Override
  public String toString() {
    return agent.words().size() + " and " + customer.words().size() + " words by " + model;
  }
}
