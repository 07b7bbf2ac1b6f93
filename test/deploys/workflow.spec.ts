import { isDeep } from '../support/depth.js';
import { WorkflowRig, type Release } from './workflow-rig.js';

jest.setTimeout(900_000);

const TUESDAY = '2026-11-24T10:00:00Z';
const FRIDAY = '2026-11-27T10:00:00Z';
const BEFORE = 'api 1, chat 1, weaviate 1, worker 1';
const AFTER = 'api 2, chat 2, weaviate 1, worker 2';

interface Case {
  /** Released before, on the same AWS. */
  first?: Release;
  release: Release;
  code: number;
  staging: string;
  production: string;
  /** Images that were copied: two into each environment that was begun. */
  copies: number;
  says?: RegExp;
}

/** These end early, and show in seconds that the workflow runs at all. */
const QUICK: Record<string, Case> = {
  'a commit whose tests fail: nothing is built': {
    release: { at: TUESDAY, faults: ['red'] },
    ...{ code: 1, staging: BEFORE, production: BEFORE, copies: 0 },
  },
  'a Friday with a reason and nobody on call: nothing': {
    release: { at: FRIDAY, inputs: { reason: 'Orders cannot be looked up' } },
    ...{ code: 1, staging: BEFORE, production: BEFORE, copies: 0 },
    // Its sentence is on the error output, of which act sometimes loses the last line.
    says: /name who is on call|exit status 2/,
  },
};

const OTHERS: Record<string, Case> = {
  'a Tuesday: both environments': {
    release: { at: TUESDAY },
    ...{ code: 0, staging: AFTER, production: AFTER, copies: 4 },
  },
  'a Friday: staging only': {
    release: { at: FRIDAY },
    ...{ code: 0, staging: AFTER, production: BEFORE, copies: 2 },
    says: /Outside the window/,
  },
  'a Friday with somebody on call: both environments': {
    release: { at: FRIDAY, inputs: { on_call: 'Ada', reason: 'Orders cannot be looked up' } },
    ...{ code: 0, staging: AFTER, production: AFTER, copies: 4 },
    says: /Ada is on call. Orders cannot be looked up/,
  },
  'a Friday, and then by hand with somebody on call: what staging has is what production gets': {
    first: { at: FRIDAY },
    release: {
      ...{ at: FRIDAY, again: true },
      inputs: { on_call: 'Ada', reason: 'Orders cannot be looked up' },
    },
    ...{ code: 0, staging: 'api 3, chat 3, weaviate 1, worker 3', production: AFTER, copies: 4 },
    says: /frontdesk-app:\w+ is there, built by an earlier run/,
  },
  'production that does not answer: rolled back': {
    release: { at: TUESDAY, readyTimes: 1 },
    ...{ code: 1, staging: AFTER, production: BEFORE, copies: 4 },
    says: /rolled back: api -> frontdesk-production-api:1/,
  },
  'staging that does not answer: no production': {
    release: { at: TUESDAY, url: 'http://127.0.0.1:1' },
    ...{ code: 1, staging: AFTER, production: BEFORE, copies: 2 },
    says: /answers 000 instead of 200/,
  },
  'an image that ECS takes back: red, though its services are stable': {
    release: { at: TUESDAY, faults: ['bad-image'] },
    ...{ code: 1, staging: BEFORE, production: BEFORE, copies: 2 },
    says: /api was rolled back to frontdesk-staging-api:1/,
  },
  'a migration that fails: nothing is released': {
    release: { at: TUESDAY, faults: ['bad-migration'] },
    ...{ code: 1, staging: BEFORE, production: BEFORE, copies: 2 },
    says: /The migration failed \(exit code 1\)/,
  },
  'an image without a signature: nothing is copied or released': {
    release: { at: TUESDAY, faults: ['unsigned'] },
    ...{ code: 1, staging: BEFORE, production: BEFORE, copies: 0 },
    says: /no signatures found for ghcr.io\/frontdesk\/frontdesk-app@sha256/,
  },
};

describe('the deploy workflow, on', () => {
  let rig: WorkflowRig;
  beforeAll(async () => (rig = await WorkflowRig.open()));
  afterAll(() => rig.close());

  it.each(Object.entries(isDeep ? { ...QUICK, ...OTHERS } : QUICK))(
    '%s',
    async (_, { first, release, says = /./, ...wanted }) => {
      if (first) await rig.release(first);
      const code = await rig.release(release);
      const [staging, production] = [await rig.aws.running('staging'), await rig.aws.running('production')];
      const copies = rig.calls.filter((call) => call.startsWith('skopeo copy')).length;
      expect({ code, staging, production, copies, log: rig.log }).toEqual({
        ...wanted,
        log: expect.stringMatching(says),
      });
      if (staging === AFTER)
        expect(await rig.aws.images('staging', 'api')).toEqual([
          `frontdesk-staging-app:${rig.commit}`,
          'collector:0.165.0',
        ]);
      // A release that was taken back has not left its image to the backup of the night.
      if (production === BEFORE) expect((await rig.aws.images('production', 'backup'))[0]).toMatch(/:0+$/);
    },
  );
});
