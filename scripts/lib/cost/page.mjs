import { readSizes } from '../infra/sizes.mjs';
import { costsOnAws, costsOnOneMachine, modelCosts, readPrices, total } from './costs.mjs';
import { MODEL, MODEL_TOKENS, PER_BUSINESS, PER_TURN, usageOf } from './usage.mjs';

/** How many businesses, and which plan of infra/cost/sizes.json is that of the story and the advised one. */
const SCALES = /** @type {const} */ ([
  { businesses: 30, story: 'story', advised: 'advised' },
  { businesses: 300, story: 'story', advised: 'advised-300' },
  { businesses: 3000, story: 'story-3000', advised: 'advised-3000' },
]);
const WAYS = /** @type {const} */ (['one machine', 'AWS, as in the story', 'AWS, as advised']);

/** @returns {Promise<string>} docs/cost.md */
export async function costPage() {
  const prices = readPrices();
  const { plans } = readSizes();
  const scales = SCALES.map(({ businesses, story, advised }) => {
    const usage = usageOf(businesses);
    const columns = [
      costsOnOneMachine(usage, prices),
      costsOnAws(plans[story], usage, prices),
      costsOnAws(plans[advised], usage, prices),
    ];
    return { businesses, usage, columns, totals: columns.map(total) };
  });
  const staging = total(asleepAtWeekends(costsOnAws(plans.staging, usageOf(1), prices)));
  const model = { auto: await modelCosts('auto'), always: await modelCosts('always') };
  return [
    '# What it costs',
    intro(prices),
    '## In all',
    table(
      ['businesses', 'turns a month', ...WAYS.map((way) => `${way}, $ a month`)],
      scales.map(({ businesses, usage, totals }) => [
        count(businesses),
        count(usage.turns),
        ...totals.map(money),
      ]),
    ),
    notes(staging),
    '## For each business, and for 1,000 turns',
    perTurn(scales, model),
    modelNote(model),
    ...scales.flatMap(services),
    '## What is assumed',
    assumptions(),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** @typedef {{businesses: number, usage: import('./usage.mjs').Usage, columns: import('./costs.mjs').Costs[], totals: number[]}} Scale */

/** @param {import('./costs.mjs').Prices} prices */
function intro({ asOf, region, surcharge }) {
  const percent = Math.round((surcharge.factor - 1) * 100);
  return `Written by \`node scripts/cost.mjs --write\`, from the sizes that Terraform plans (\`infra/cost/sizes.json\`), a table of prices
(\`infra/cost/prices.json\`) and assumptions about use (\`scripts/lib/cost/usage.mjs\`). Prices are list prices of ${region} as known
on ${asOf}, ${percent} % added for ${surcharge.region}, without tax, free tiers of new accounts, or discounts for a
commitment. AWS was not asked: compare with its own calculator before you decide.`;
}

/** @param {number} staging */
function notes(staging) {
  return `**One machine** is everything by Docker Compose on a rented server, dumps elsewhere ([operations](operations.md#docker)). When it is down,
all is down. **As in the story**: two NAT gateways, an endpoint for each AWS service, Container Insights, Weaviate, larger stores from the
first day. **As advised**: \`infra/production.tfvars\`, two of everything that visitors wait for, a database and a queue that fail over, one NAT
gateway. Staging beside it, asleep at weekends, adds $${money(staging)}.`;
}

/** Of the 168 hours of a week, infra/weekend.tf stops tasks and database from Friday 20:00 to Monday 6:30. */
const AWAKE = 1 - 58.5 / 168;
const SLEEPERS = ['Programs (ECS)', 'Embeddings, Weaviate (ECS, EFS)', 'PostgreSQL (RDS)'];

/**
 * @param {import('./costs.mjs').Costs} costs
 */
function asleepAtWeekends(costs) {
  return Object.fromEntries(
    Object.entries(costs).map(([name, dollars]) => [
      name,
      SLEEPERS.includes(name) ? dollars * AWAKE : dollars,
    ]),
  );
}

/**
 * @param {Scale[]} scales
 * @param {{auto: number, always: number}} model
 */
function perTurn(scales, model) {
  const rows = scales.flatMap(({ businesses, usage, totals }) =>
    WAYS.map((way, index) => {
      const dollars = totals[index] ?? 0;
      const thousand = (dollars / usage.turns) * 1000;
      return [
        count(businesses),
        way,
        cents(dollars / businesses),
        cents(thousand),
        cents(thousand + model.auto),
        cents(thousand + model.always),
      ];
    }),
  );
  return table(
    [
      'businesses',
      'where',
      '$ a business',
      '$ for 1,000 turns, no model',
      'model where it helps',
      'model for every turn',
    ],
    rows,
  );
}

/** @param {{auto: number, always: number}} model */
function modelNote({ auto, always }) {
  const { input, cached, output } = MODEL_TOKENS.auto;
  return `The model is ${MODEL}. *Where it helps* (\`auto\`) about half of the turns ask it: ${count(input)} tokens in, ${count(cached)} of them cached, and ${count(output)} out for 100
turns ([measured](models.md#results)), $${cents(auto)} for 1,000. For every turn it is $${cents(always)}. Another model costs what it costs; so does one of your own.`;
}

/** @param {Scale} scale */
function services({ businesses, columns, totals }) {
  const names = [...new Set(columns.flatMap((costs) => Object.keys(costs)))];
  const rows = names.map((name) => [
    name,
    ...columns.map((costs) => (name in costs ? money(costs[name] ?? 0) : '')),
  ]);
  return [
    `## ${count(businesses)} businesses, $ a month`,
    table(
      ['service', ...WAYS],
      [...rows, ['**in all**', ...totals.map((dollars) => `**${money(dollars)}**`)]],
    ),
  ];
}

function assumptions() {
  const { turns, pageViews, databaseGb } = PER_BUSINESS;
  const { requests, logKb, cpuSeconds } = PER_TURN;
  return `A business has ${count(turns)} turns and ${count(pageViews)} page views with the widget a month, and ${databaseGb * 1000} MB in the database. A turn takes
${requests} requests, writes ${logKb} KB of logs, and computes ${cpuSeconds} s in all programs and stores together, twice what two cores did
[under load](overload.md#tested). By that the programs that always run are enough at every one of these scales; scaling adds more for an hour, not
for a month. Alarms, metrics, secrets, endpoints, rules, addresses and tasks are counted in the plan.`;
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** @param {number} dollars */
function money(dollars) {
  return dollars < 10 ? dollars.toFixed(1) : dollars.toFixed(0);
}

/** @param {number} dollars */
function cents(dollars) {
  return dollars.toFixed(2);
}

/** @param {number} number */
function count(number) {
  return number.toLocaleString('en');
}
