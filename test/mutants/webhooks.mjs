/** @typedef {import('./mutant.d.ts').Mutant} Mutant */

const DELIVERING = 'src/webhooks/delivering';
const HANDLER = `${DELIVERING}/webhook-deliver.handler`;
const IN_BATCHES = 'test/integration/webhooks-in-batches.spec.ts';

/** Mutants of what is told to businesses' own systems. @type {Mutant[]} */
export default [
  {
    name: 'webhook-signs-other-bytes',
    breaks:
      'a receiver that verifies takes nothing, so it has to stop verifying, and takes what anybody sends',
    edits: [
      {
        file: `${DELIVERING}/signed-request.ts`,
        search: 'sign(id, at, body)',
        replace: 'sign(id, at, body.trimEnd().slice(1))',
      },
    ],
    specs: [`${DELIVERING}/signed-request.spec.ts`],
    tests: 'genuine',
  },
  {
    name: 'webhook-sent-though-cancelled',
    breaks: 'what a business has stopped, or what was erased, is sent after all',
    edits: [
      {
        file: `${HANDLER}.ts`,
        search: `delivery?.status === 'queued' ||`,
        replace: `delivery?.status === 'queued' || delivery?.status === 'cancelled' ||`,
      },
    ],
    specs: [`${HANDLER}.spec.ts`],
    tests: 'cancelled',
  },
  {
    name: 'webhook-told-of-another-tenant',
    breaks: 'webhooks of every business are owed an event where row-level security does not hold',
    edits: [
      {
        file: 'migrations/webhook-triggers.ts',
        search: `WHERE e.tenant_id = tenant AND e.status = 'active' AND kind = ANY (e.events) \${lock} RETURNING id`,
        replace: `WHERE e.status = 'active' AND kind = ANY (e.events) \${lock} RETURNING id`,
      },
    ],
    specs: [IN_BATCHES],
    tests: 'of its own business',
  },
  {
    name: 'webhook-answer-kept-though-erased',
    breaks: 'a receiver’s answer writes back what was erased of a visitor',
    edits: [
      {
        file: `${DELIVERING}/calls.ts`,
        search: 'isThere ? call.responseBody : null',
        replace: 'call.responseBody',
      },
    ],
    specs: ['test/integration/webhooks-at-once.spec.ts'],
    tests: 'not written again',
  },
];
