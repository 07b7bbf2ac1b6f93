import type { ModelEndpoint } from './model-client.port.js';

/** One thing that a model's server can do or not, for the owner who has entered it. */
export interface ModelCheck {
  name: ModelCheckName;
  ok: boolean;
  /** A sentence that says what was found, and the mend when there is one; no key, no prompt. */
  detail: string;
}

export const MODEL_CHECKS = [
  'reachable',
  'key',
  'model',
  'streaming',
  'usage',
  'tools',
  'parallel_tools',
  'json',
] as const;

export type ModelCheckName = (typeof MODEL_CHECKS)[number];

/** Port: tries a model's server out. */
export abstract class ModelProbe {
  /**
   * Asks the model a few short things, at most 20 s, and remembers what was learnt for later calls. What could not be
   * tried because of an earlier check is not in the result.
   */
  abstract run(endpoint: ModelEndpoint): Promise<ModelCheck[]>;
}
