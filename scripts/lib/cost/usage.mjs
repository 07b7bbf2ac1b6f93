/** What businesses do in a month. Assumptions, unless a source is named; change them here and run scripts/cost.mjs. */
export const PER_BUSINESS = {
  turns: 400,
  /** Pages of its website that load the widget. */
  pageViews: 5_000,
  /** Orders, products, articles and conversations, with their indexes. */
  databaseGb: 0.02,
  /** Visitors with an open event stream, on average. */
  openStreams: 0.3,
};

export const PER_TURN = {
  requests: 8,
  logKb: 6,
  /** To visitors: answers, event streams, history. */
  outKb: 40,
  /** To models, webhooks and platforms, through the NAT gateway. */
  natKb: 15,
  /**
   * Of all programs and stores together. docs/overload.md: two cores took 200 requests a second, 40 of them messages, with
   * the stores and the load itself on the same machine: 0.05. Twice that here.
   */
  cpuSeconds: 0.1,
};

export const WIDGET_KB = 60;
/** Turns come in these hours of a day. */
export const BUSY_HOURS = 12;
export const DAYS = 30;
/** Programs are not to be busier than this on average. */
export const BUSY_SHARE = 0.5;

/** Whatever the number of businesses: flow logs, and metrics written as log lines. */
export const BASE_LOG_GB = 3;
/** Dumps kept, and how much smaller than the database each is. */
export const DUMPS = { kept: 35, share: 0.15 };
/**
 * infra/storage.tf: 400 days, of which 30 at the full price, 60 at 54 and 310 at 17 in a hundred of it. And the task that makes
 * them: cores, GB, hours a month.
 */
export const DUMPS_ON_AWS = { kept: 115, task: { cores: 0.5, gb: 1, hours: 7.5 } };
/** 50 releases of three images, whose layers they share. */
export const IMAGES_GB = 9;

/** Measured with a model, tokens for 100 turns: docs/models.md, Results. */
export const MODEL_TOKENS = {
  auto: { input: 93_097, cached: 75_877, output: 2_132 },
  always: { input: 198_790, cached: 157_317, output: 4_320 },
};
/** Its price is that of the package @pydantic/genai-prices. */
export const MODEL = 'gpt-4o-mini';

/**
 * @param {number} businesses
 */
export function usageOf(businesses) {
  const turns = businesses * PER_BUSINESS.turns;
  const gb = (/** @type {number} */ kb) => kb / 1024 / 1024;
  return {
    businesses,
    turns,
    requests: turns * PER_TURN.requests,
    logGb: BASE_LOG_GB + gb(turns * PER_TURN.logKb),
    outGb: gb(turns * PER_TURN.outKb),
    natGb: gb(turns * PER_TURN.natKb),
    edgeGb: gb(businesses * PER_BUSINESS.pageViews * WIDGET_KB),
    databaseGb: businesses * PER_BUSINESS.databaseGb,
    openStreams: businesses * PER_BUSINESS.openStreams,
    /** Cores that the turns of the busy hours keep at BUSY_SHARE. */
    cores: (turns * PER_TURN.cpuSeconds) / (DAYS * BUSY_HOURS * 3600) / BUSY_SHARE,
  };
}
/** @typedef {ReturnType<typeof usageOf>} Usage */
