// Releases on one machine, without a gap: two slots behind HAProxy, started by systemd (ops/deploy/machine/, docs/deploying.md).
//   node ops/deploy/machine.mjs release FOLDER   a built version; rolled back by itself when it is worse than the one before
//   node ops/deploy/machine.mjs rollback         back to the version before, which rests in the other slot
//   node ops/deploy/machine.mjs running          which version serves
//   node ops/deploy/machine.mjs begin FOLDER     once, on a new machine: the first version, and HAProxy's configuration
// MACHINE names a JSON file with other settings than those below.
import { readFileSync } from 'node:fs';
import { HaProxy } from '../../scripts/lib/deploying/haproxy.mjs';
import { Machine } from '../../scripts/lib/deploying/machine.mjs';
import { PATIENCE, releaseHere, settle } from '../../scripts/lib/deploying/release-here.mjs';
import { stopRequest } from '../../scripts/lib/system/stop-request.mjs';
import { PlainError, runProgram, say } from '../../scripts/lib/system/terminal.mjs';

/** @type {import('../../scripts/lib/deploying/machine.mjs').MachineSettings & {patience: typeof PATIENCE}} */
const SETTINGS = {
  slots: '/opt/frontdesk',
  ports: { blue: 3001, green: 3002 },
  start: 'systemctl enable --now frontdesk@{slot}',
  stop: 'systemctl disable --now frontdesk@{slot}',
  bind: '127.0.0.1:3000',
  socket: '/run/haproxy/frontdesk.sock',
  proxyConfig: '/etc/haproxy/haproxy.cfg',
  // As the package of Debian makes them.
  runsAs: { user: 'haproxy', group: 'haproxy', chroot: '/var/lib/haproxy' },
  patience: PATIENCE,
};

await runProgram(async () => {
  const file = process.env.MACHINE;
  const given = file ? /** @type {Partial<typeof SETTINGS>} */ (JSON.parse(readFileSync(file, 'utf8'))) : {};
  const settings = { ...SETTINGS, ...given };
  const machine = new Machine(settings);
  const proxy = new HaProxy(settings.socket);
  const [what, folder] = process.argv.slice(2);
  const { patience } = settings;
  const interruption = new AbortController();
  // Ctrl-C, a lost connection: a release goes back before it ends.
  void stopRequest(() => process.exit(1)).then((why) => interruption.abort(why));
  const stop = interruption.signal;
  if (what === 'begin' && folder) {
    machine.place('blue', folder);
    machine.noteServing('blue');
    await machine.start('blue');
    await machine.untilReady('blue', patience.readyMs);
    say(`blue is ready. Now start HAProxy with ${settings.proxyConfig}.`);
  } else if (what === 'release' && folder) {
    await releaseHere(machine, proxy, folder, { patience, stop });
  } else if (what === 'rollback') {
    // A release that runs or was cut off is taken back by this alone.
    if (await settle(machine, proxy)) return 0;
    const version = machine.versionIn(machine.resting);
    if (!version)
      throw new PlainError(`Nothing rests in ${machine.resting}: release an earlier version's folder.`);
    // It has served before: what is asked of it now is to come back soon.
    await releaseHere(machine, proxy, version, { patience: { ...patience, trialMs: 0 }, stop });
  } else if (what === 'running') {
    say(`${machine.serving} serves ${machine.versionIn(machine.serving)}`);
  } else {
    throw new PlainError('Say release FOLDER, rollback, running or begin FOLDER.');
  }
  return 0;
});
