import type { ModelFault, ModelFaultKind } from '../model-fault.js';
import type { ModelCheck, ModelCheckName } from '../model-probe.port.js';

/** What the probe's checks say to the owner of a business, as details of errors do: in English. */
export const FOUND = {
  reachable: 'The server answers.',
  key: 'The server accepts the key.',
  model: 'The server knows the model.',
  streams: 'Answers come word by word.',
  doesNotStream: 'Answers come in one piece, so visitors see nothing until they are whole.',
  usage: 'The server tells how many tokens an answer took.',
  noUsage: 'The server does not tell how many tokens an answer took, so costs are estimated.',
  tools: 'The model uses tools, so it can look up orders, products and hours.',
  toolsInText:
    'The server has no function calling; the model writes its calls as text, which works but is less reliable.',
  noTools:
    'The model did not use the tool that it was given, so it cannot look things up. Choose a model with function calling.',
  toolsFault: (kind: ModelFaultKind): string => `The question with a tool failed (${kind}). Try again later.`,
  parallel: 'The model asks for several things at once.',
  notParallel: 'The model asks for one thing after the other, which takes longer when a visitor asks two.',
  json: 'The model can answer in JSON.',
  noJson: 'The model did not answer in JSON when asked to. It may misread tools too.',
  jsonFault: (kind: ModelFaultKind): string => `The question for JSON failed (${kind}). Try again later.`,
};

/** The check at which the first question has failed, and why. */
const FAILED: Readonly<Record<ModelFaultKind, [ModelCheckName, string]>> = {
  unavailable: [
    'reachable',
    'The server does not answer, or with errors. Check the base URL, and whether the server runs.',
  ],
  first_token_timeout: [
    'reachable',
    'The server took too long to begin its answer. A smaller model answers sooner.',
  ],
  idle_timeout: ['reachable', 'The server stopped in the middle of its answer.'],
  cancelled: ['reachable', 'The server did not answer in 20 seconds.'],
  breaker_open: [
    'reachable',
    'The server has failed repeatedly in the last seconds. Try again in half a minute.',
  ],
  bad_request: [
    'reachable',
    'This address cannot be used. Use one of the base URLs that the platform allows.',
  ],
  rate_limited: ['key', 'The server accepts no more requests with this key for now. Try again later.'],
  refused_key: [
    'key',
    'The server does not accept the key, or its account has no credit. Enter a valid key.',
  ],
  unknown_model: [
    'model',
    'The server does not know this model. Check its name, and the path of the base URL.',
  ],
  context_overflow: [
    'model',
    'The model takes too short texts. Choose one with a context of 8,000 tokens or more.',
  ],
  content_filter: ['model', 'The server’s content filter refused a harmless question. Relax the filter.'],
  incomplete: ['streaming', 'The server ended its answer without saying that it was whole.'],
  flood: ['streaming', 'The server sent far more than it was asked for.'],
};

/** What comes before it has worked. */
const ORDER: readonly [ModelCheckName, string][] = [
  ['reachable', FOUND.reachable],
  ['key', FOUND.key],
  ['model', FOUND.model],
];

export function checksOfFault({ kind, message }: ModelFault): ModelCheck[] {
  const [name, words] = FAILED[kind];
  const passed = ORDER.slice(
    0,
    ORDER.findIndex(([each]) => each === name),
  ).map(([each, detail]): ModelCheck => ({ name: each, ok: true, detail }));
  const before =
    name === 'streaming' ? ORDER.map(([each, detail]) => ({ name: each, ok: true, detail })) : passed;
  return [...before, { name, ok: false, detail: `${words} (${message})` }];
}
