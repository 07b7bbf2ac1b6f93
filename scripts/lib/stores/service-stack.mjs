/** Thrown by a start that was told to stop. */
export class StoppedWhileStarting extends Error {}

/**
 * What a launcher has started, in order, so that it can be stopped in the opposite order.
 */
export class ServiceStack {
  /** @type {{name: string, stop: () => Promise<void>}[]} */
  #services = [];
  #closing = new AbortController();

  /** Aborted when nothing more may be started. */
  get closing() {
    return this.#closing.signal;
  }

  /**
   * Starts one more service, unless the stack is closing.
   * @template {{stop?: () => Promise<void>}} T
   * @param {string} name
   * @param {() => Promise<T> | T} start  a service without `stop` was not started by us and keeps running
   * @returns {Promise<T>}
   */
  async open(name, start) {
    this.check();
    const service = await start();
    const { stop } = service;
    if (stop) this.#services.push({ name, stop: () => stop() });
    this.check();
    return service;
  }

  /** Forgets a service that has ended by itself. @param {string} name */
  forget(name) {
    this.#services = this.#services.filter((service) => service.name !== name);
  }

  /** Call between two steps of a start. @throws when a stop was requested. */
  check() {
    if (this.closing.aborted) throw new StoppedWhileStarting();
  }

  /** From now on nothing more is started. */
  close() {
    this.#closing.abort();
  }

  /** Stops everything, the last started first. */
  async stopAll() {
    for (let service = this.#services.pop(); service; service = this.#services.pop()) await service.stop();
  }
}
