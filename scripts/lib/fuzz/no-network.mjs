// Preloaded into the fuzzed product: whatever URL it is given, nothing leaves the machine.
import dns from 'node:dns/promises';
import net from 'node:net';

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/;

/**
 * @param {string} code
 * @returns {NodeJS.ErrnoException}
 */
function failure(code) {
  return Object.assign(new Error(`${code}: fuzzing has no network`), { code });
}

const resolve = () => Promise.reject(failure('ENOTFOUND'));
Object.assign(dns.Resolver.prototype, { resolve4: resolve, resolve6: resolve });

// oxlint-disable-next-line typescript/unbound-method -- called with its socket below
const { connect } = net.Socket.prototype;
Object.assign(net.Socket.prototype, {
  /**
   * @this {net.Socket}
   * @param {unknown[]} given  options, or what Node has made of a port and a host
   */
  connect(...given) {
    const [options] = /** @type {{host?: string}[]} */ (Array.isArray(given[0]) ? given[0] : given);
    const host = options?.host ?? 'localhost';
    if (LOOPBACK.test(host)) return Reflect.apply(connect, this, given);
    process.nextTick(() => this.destroy(failure('ECONNREFUSED')));
    return this;
  },
});
