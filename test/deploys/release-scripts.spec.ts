import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPythonTools } from '../../scripts/lib/deploying/deploying-tools.mjs';
import { run } from '../../scripts/lib/system/commands.mjs';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import { isDeep } from '../support/depth.js';
import { LoopbackAws } from './loopback-aws.js';

const CLUSTER = 'frontdesk-staging';
const [OLD, NEW, NEWER] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];

const FAULTS = ['slow-migration', 'bad-migration', 'after-stable', 'gh-away', 'registry-away', 'cosign-away'];

/** The scripts as a person runs them, against an AWS on loopback and stand-ins of docker, cosign and skopeo. */
describe('by hand,', () => {
  let dir: string;
  let aws: LoopbackAws;
  let tools: string;

  beforeAll(async () => {
    tools = await installPythonTools();
    dir = mkdtempSync(join(tmpdir(), 'frontdesk-scripts-'));
    mkdirSync(join(dir, 'state'));
    aws = await LoopbackAws.start(join(dir, 'state'));
  });
  afterAll(async () => {
    await aws.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  afterEach(() => {
    for (const fault of FAULTS) rmSync(join(dir, 'state', fault), { force: true });
  });

  function script(name: string, args: string[], more: NodeJS.ProcessEnv = {}) {
    const env = {
      ...process.env,
      ...aws.environment,
      PATH: `${join(ROOT, 'ops', 'deploy', 'test', 'bin')}:${tools}:${process.env['PATH'] ?? ''}`,
      TEST_FOLDER: join(dir, 'state'),
      SIGNED_BY: 'the deploy workflow',
      MIGRATION_SECURITY_GROUP: aws.group,
      MIGRATION_PAUSE: '0.1',
      ...more,
    };
    return run(join(ROOT, 'ops', 'deploy', `${name}.sh`), args, { cwd: ROOT, env });
  }

  async function must(name: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<string> {
    const { code, output } = await script(name, args, more);
    expect({ code, output }).toMatchObject({ code: 0 });
    return output.trim();
  }

  const fault = (name: string, text = '') => writeFileSync(join(dir, 'state', name), text);
  const running = () => aws.running('staging');
  const tagOf = async (service: string) => (await aws.images('staging', service))[0]?.split(':').at(-1);

  /** What docker, cosign, gh and skopeo were told since the last time. */
  function calls(): string[] {
    const file = join(dir, 'state', 'calls');
    const told = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    rmSync(file, { force: true });
    return told;
  }
  const built = (told: string[]) => told.filter((call) => call.startsWith('docker buildx build')).length;
  const copied = (told: string[]) => told.filter((call) => call.startsWith('skopeo copy')).length;

  it('a commit is built once, and is taken again where it is already', async () => {
    const asOf = (sha: string) => ({ GITHUB_SHA: sha });
    const images = (output: string) => output.split('\n').at(-1) ?? '';
    const first = images(await must('build', ['ghcr.example/frontdesk', NEW], asOf(NEW)));
    await must('promote', [CLUSTER, NEW, first]);
    expect(built(calls())).toBe(3);

    const again = images(await must('build', ['ghcr.example/frontdesk', NEW], asOf(NEW)));
    expect(again).toBe(first);
    await must('promote', [CLUSTER, NEW, again]);
    await must('promote', ['frontdesk-production', NEW, again]);
    const told = calls();
    expect([built(told), copied(told)]).toEqual([0, 3]);
  });

  it('an image without a signature for its own commit is built anew, and never promoted', async () => {
    const output = await must('build', ['ghcr.example/frontdesk', NEWER], { GITHUB_SHA: NEW });
    expect(built(calls())).toBe(3);
    const foreign = await script('promote', [CLUSTER, NEWER, output.split('\n').at(-1) ?? '']);
    expect(foreign).toMatchObject({ code: 1, output: expect.stringContaining('no signatures found for') });
    await must('build', ['ghcr.example/frontdesk', NEWER], { GITHUB_SHA: NEWER });
    expect(built(calls())).toBe(3);
  });

  it.each([
    [
      'registry-away',
      /503 Service Unavailable\nNobody can say whether ghcr.example\/frontdesk-app:b+ is there/,
    ],
    ['cosign-away', /i\/o timeout\nNobody can say whether ghcr.example\/frontdesk-app@sha256:\w+ is signed/],
  ])('a commit that is there is not built once more when %s', async (name, says) => {
    fault(name);
    const { code, output } = await script('build', ['ghcr.example/frontdesk', NEW], { GITHUB_SHA: NEW });
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(says) });
    expect(built(calls())).toBe(0);
  });

  it('other bytes under a commit that an environment has are refused in words', async () => {
    rmSync(join(dir, 'state', 'registry'));
    const output = await must('build', ['ghcr.example/frontdesk', NEW], { GITHUB_SHA: NEW });
    const refused = await script('promote', [CLUSTER, NEW, output.split('\n').at(-1) ?? '']);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('built a second time') });
  });

  it('what Terraform has changed since is released with the image', async () => {
    const definition = await aws.definition('staging', 'api');
    const [main, ...others] = definition.containerDefinitions;
    if (!main) throw new Error('No container.');
    const environment = [{ name: 'NEW_SETTING', value: 'on' }];
    await aws.revise({ ...definition, containerDefinitions: [{ ...main, environment }, ...others] });
    await must('release', [CLUSTER, OLD]);
    expect(await running()).toBe('api 3, chat 2, weaviate 1, worker 2');
    const released = await aws.definition('staging', 'api');
    expect(released.containerDefinitions[0]).toMatchObject({ environment });
    expect(await tagOf('api')).toBe(OLD);
    // The schedule of the nightly backup runs the newest.
    expect(await tagOf('backup')).toBe(OLD);
  });

  it('a release that was taken back meanwhile does not go on, and its own way back leaves what others have moved', async () => {
    const before = await must('running', [CLUSTER]);
    fault('after-stable', 'api frontdesk-staging-api:1\n');
    const { code, output } = await script('release', [CLUSTER, NEW]);
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringMatching(/api was rolled back to \S*frontdesk-staging-api:1/),
    });
    expect(await running()).toBe('api 1, chat 2, weaviate 1, worker 3');
    const back = await must('rollback', [CLUSTER, before, NEW]);
    expect(back).toContain('left: api -> frontdesk-staging-api:1');
    expect(await running()).toBe('api 1, chat 2, weaviate 1, worker 2');
  });

  it('a person’s way back has the last word, also when a release moves a service behind it; the backup goes along', async () => {
    const of = (name: string) =>
      `${name}=arn:aws:ecs:eu-central-1:123456789012:task-definition/frontdesk-staging-${name}`;
    fault('after-stable', 'api frontdesk-staging-api:3\n');
    const to = `definitions=${of('api')}:2 ${of('backup')}:1`;
    const output = await must('rollback', [CLUSTER, to]);
    expect(output.match(/rolled back: api -> frontdesk-staging-api:2/g)).toHaveLength(2);
    expect(await running()).toMatch(/^api 2,/);
    // One more revision, for its schedule runs the newest.
    expect(output.match(/rolled back: backup -> frontdesk-staging-backup:3/g)).toHaveLength(1);
    expect(await tagOf('backup')).toBe('0'.repeat(40));
  });

  // Each call of the command line takes a third of a second, and this makes forty.
  if (isDeep)
    it('the way back to a commit has the last word too', async () => {
      await must('release', [CLUSTER, NEW]);
      fault('after-stable', 'chat frontdesk-staging-chat:1\n');
      await must('rollback', [CLUSTER, OLD]);
      const ours = ['api', 'worker', 'chat', 'backup'];
      expect(await Promise.all(ours.map(tagOf))).toEqual(ours.map(() => OLD));
    });

  it('the releases that run are cancelled before it, and when nobody can, it goes on all the same', async () => {
    calls();
    const env = { GITHUB_REPOSITORY: 'frontdesk/frontdesk' };
    expect(await must('stop-releases', [], env)).toContain('cancelled: release 41, which was in_progress');
    expect(calls().filter((call) => call.includes('/cancel'))).toEqual([
      'gh api --method POST repos/frontdesk/frontdesk/actions/runs/41/cancel',
      'gh api --method POST repos/frontdesk/frontdesk/actions/runs/42/cancel',
    ]);
    fault('gh-away');
    expect(await must('stop-releases', [], env)).toContain('cancel them by hand');
  });

  it('a migration that takes longer than it is waited for is named, with what to do', async () => {
    fault('slow-migration');
    const late = await script('migrate', [CLUSTER, NEW], { MIGRATION_MINUTES: '0' });
    expect(late).toMatchObject({ code: 1 });
    for (const said of [
      /still runs after 0 minutes/,
      /Nothing was released/,
      /stop-task --cluster/,
      /MIGRATION_MINUTES/,
    ])
      expect(late.output).toMatch(said);
  });
});
