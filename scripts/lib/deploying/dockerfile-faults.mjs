/**
 * A stage of a Dockerfile.
 * @typedef {object} Stage
 * @property {string} from
 * @property {string | undefined} name
 * @property {{word: string, rest: string}[]} instructions
 */

/**
 * @param {string} text  of a Dockerfile
 * @returns {Stage[]}
 */
export function stagesOf(text) {
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n');
  /** @type {Stage[]} */
  const stages = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'FROM') stages.push({ from: rest, name: /\bAS (\w+)$/.exec(rest)?.[1], instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}

/**
 * The rest of each instruction of this word.
 * @param {Stage} stage
 * @param {string} word
 */
export function all({ instructions }, word) {
  return instructions.filter((one) => one.word === word).map(({ rest }) => rest);
}

/**
 * Those that are shipped: no other stage only copies from them.
 * @param {Stage[]} stages
 */
export function shippedOf(stages) {
  const copied = stages.flatMap(({ instructions }) =>
    instructions.flatMap(({ rest }) => /--from=(\w+)/.exec(rest)?.[1] ?? []),
  );
  return stages.filter(({ name }) => name === undefined || !copied.includes(name));
}

/**
 * What is wrong with a Dockerfile, a line each.
 * @param {string} text
 * @returns {string[]}
 */
export function dockerfileFaults(text) {
  const stages = stagesOf(text);
  return [
    ...stages.flatMap((stage) => [...basesWithout(text, stage), ...buildFaults(stage)]),
    ...shippedOf(stages).flatMap(shippedFaults),
  ];
}

/**
 * The base of a stage is named once, with a version, in an ARG before the first stage.
 * @param {string} text
 * @param {Stage} stage
 */
function basesWithout(text, { from }) {
  const [base = ''] = from.split(' ');
  const [, name = ''] = /^\$\{(\w+)\}$/.exec(base) ?? [];
  const isPinned = new RegExp(`^ARG ${name}=\\S+:(?!latest)[\\w.-]+$`, 'm').test(text);
  return name !== '' && isPinned ? [] : [`${base} is a base without a version`];
}

/** @param {Stage} stage */
function buildFaults(stage) {
  const values = [...all(stage, 'ENV'), ...all(stage, 'ARG')].join(' ');
  /** @type {[boolean, string][]} */
  const rules = [
    [all(stage, 'ADD').length === 0, 'ADD may fetch'],
    [!/SECRET|PASSWORD|TOKEN|API_KEY/.test(values), 'a secret stands in a layer'],
    [!/curl|wget|https?:/.test(all(stage, 'RUN').join(' ')), 'a build fetches by itself'],
  ];
  return rules.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}

/** @param {Stage} stage */
function shippedFaults(stage) {
  /** @type {[boolean, string][]} */
  const rules = [
    [/^(?!root|0)\w+$/.test(all(stage, 'USER').at(-1) ?? ''), 'runs as root'],
    [all(stage, 'HEALTHCHECK').length === 1, 'does not say whether it is well'],
    // A program and its arguments: a shell in between would not pass SIGTERM on.
    [/^\[/.test(all(stage, 'CMD').at(-1) ?? ''), 'is started by a shell'],
  ];
  return rules.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}
