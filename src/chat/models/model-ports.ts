import { Injectable } from '@nestjs/common';
import { ModelBudget } from '../budgets/model-budget.port.js';
import { Grounding } from '../grounding/grounding.port.js';
import { ModelClient } from './model-client.port.js';
import { ModelContexts } from './model-contexts.js';

/** What an answer of a model needs. */
@Injectable()
export class ModelPorts {
  constructor(
    readonly client: ModelClient,
    readonly budget: ModelBudget,
    readonly grounding: Grounding,
    readonly contexts: ModelContexts,
  ) {}
}
