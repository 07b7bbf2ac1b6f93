import 'reflect-metadata';
import { Temporal } from 'temporal-polyfill';
import { BudgetConfig } from '../../src/config/budget.config.js';
import { ModelConfig } from '../../src/config/model.config.js';
import { readSettings } from '../../src/config/setting.js';
import {
  ModelBudget,
  type Cost,
  type ModelSpend,
  type Reservation,
} from '../../src/chat/budgets/model-budget.port.js';
import { ModelPrices } from '../../src/chat/budgets/model-prices.js';
import { AnswerCache } from '../../src/chat/cache/answer-cache.js';
import { SourceGrounding } from '../../src/chat/grounding/source-grounding.js';
import { HandoffPromises } from '../../src/chat/handoff/handoff-promises.service.js';
import type { TeamReach } from '../../src/chat/handoff/team-reach.port.js';
import { ModelContexts } from '../../src/chat/models/model-contexts.js';
import { ModelEndpoints } from '../../src/chat/models/model-endpoints.js';
import { ModelPorts } from '../../src/chat/models/model-ports.js';
import { BuiltinResponder } from '../../src/chat/responders/builtin/builtin-responder.js';
import { ModelResponder } from '../../src/chat/responders/model/model-responder.js';
import { nextOpening } from '../../src/opening-hours/next-opening.js';
import { ClientRig } from '../puppet-model/client-rig.js';
import { NoStore } from '../stand-ins/answer-store.js';
import { StandInTeam } from '../stand-ins/team.js';
import { SaidAgain } from './said-again.js';
import { scheduleOf, type Answering, type SampleBusiness } from './offline.js';

export interface AnsweringOptions {
  /** Of all calls of one turn; the product's when left out. */
  longestMs?: number;
  /** No model is asked: `again` says what one has said. */
  saysAgain?: boolean;
}

/** The model of the environment's variables, as the product would ask it; without stores, cache and limits of costs. */
export class ModelAnswering {
  private readonly rig: ClientRig;
  private readonly prices: ModelPrices;

  /** In the place of the model. */
  readonly again = new SaidAgain();

  /** @param env with the product's variables of models (`OPENAI_MODEL` and others) */
  constructor(
    env: NodeJS.ProcessEnv,
    private readonly options: AnsweringOptions = {},
  ) {
    const configs = readSettings([ModelConfig, BudgetConfig], env);
    const settings = configs.get(ModelConfig) as ModelConfig;
    if (settings.model === '') throw new Error('OPENAI_MODEL names no model.');
    this.rig = new ClientRig(settings);
    this.prices = new ModelPrices((configs.get(BudgetConfig) as BudgetConfig).prices);
  }

  /** Who answers for a business at a moment. */
  of(business: SampleBusiness, now: Date, mode: Answering['mode']): Answering {
    const { settings, capabilities } = this.rig;
    const client = this.options.saysAgain ? this.again : this.rig.client;
    const team = new StandInTeam(reachOf(business, now));
    const grounding = new SourceGrounding();
    const contexts = new ModelContexts(settings, capabilities);
    const responder = new PatientResponder(
      new BuiltinResponder(),
      new ModelEndpoints(settings, { endpoint: () => Promise.resolve(null) }),
      new ModelPorts(client, new PricedOnly(this.prices), grounding, contexts),
      team,
      new HandoffPromises(team),
      new AnswerCache(new NoStore(), team, grounding),
    ).waiting(this.options.longestMs);
    return { responder, mode };
  }

  close(): void {
    this.rig.close();
  }
}

/** May wait longer than the product, for a model on a slow machine. */
class PatientResponder extends ModelResponder {
  protected override longestMs = 60_000;

  waiting(longestMs = this.longestMs): this {
    this.longestMs = longestMs;
    return this;
  }
}

/** Tells what calls cost and limits nothing. */
class PricedOnly extends ModelBudget {
  constructor(private readonly prices: ModelPrices) {
    super();
  }

  async reserve({ endpoint }: ModelSpend): Promise<Reservation> {
    const price = await this.prices.of(endpoint);
    return {
      settle: (usage): Promise<Cost> => Promise.resolve({ microUsd: price && price(usage) }),
      release: () => Promise.resolve(),
    };
  }
}

function reachOf(business: SampleBusiness, now: Date): TeamReach {
  const opening = nextOpening(scheduleOf(business), Temporal.Instant.fromEpochMilliseconds(now.getTime()));
  return {
    openNow: opening.openNow,
    changesAt: opening.at?.toPlainDateTime().toString({ smallestUnit: 'minute' }) ?? null,
    daysAhead: opening.daysAhead,
    isTold: false,
  };
}
