import { Injectable } from '@nestjs/common';
import { METRICS } from '../../platform/metrics/metrics.js';
import { yieldInSpan } from '../../platform/tracing/spans.js';
import {
  ModelClient,
  type ModelCallOptions,
  type ModelEndpoint,
  type ModelEvent,
  type ModelRequest,
} from './model-client.port.js';
import { ModelFault, type ModelFaultKind } from './model-fault.js';
import { OpenAiModelClient } from './openai/openai-model-client.js';

/** The client of models, whose calls are counted and measured. */
@Injectable()
export class MeasuredModelClient extends ModelClient {
  constructor(private readonly client: OpenAiModelClient) {
    super();
  }

  async *stream(
    endpoint: ModelEndpoint,
    request: ModelRequest,
    options: ModelCallOptions,
  ): AsyncGenerator<ModelEvent, void, undefined> {
    const call = new MeasuredCall(endpoint.owner);
    try {
      for await (const event of this.traced(endpoint, request, options)) {
        call.begin();
        // Here, because whoever reads this leaves without asking for more.
        if (event.type === 'finished') call.end('answered');
        yield event;
      }
    } catch (error) {
      call.end(error instanceof ModelFault ? error.kind : 'failed');
      throw error;
    } finally {
      // Does nothing after one of both; else the reader has left.
      call.end('cancelled');
    }
  }

  private traced(...call: [ModelEndpoint, ModelRequest, ModelCallOptions]): AsyncIterable<ModelEvent> {
    const [{ model, owner }] = call;
    const attributes = { 'gen_ai.request.model': model, 'frontdesk.model_owner': owner };
    return yieldInSpan('chat.model', attributes, () => this.client.stream(...call));
  }
}

class MeasuredCall {
  private readonly began = performance.now();
  private hasBegun = false;
  private isOver = false;

  constructor(private readonly owner: ModelEndpoint['owner']) {}

  begin(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    METRICS.modelFirstTokenSeconds.observeMs({ owner: this.owner }, performance.now() - this.began);
  }

  end(outcome: ModelFaultKind | 'answered' | 'failed'): void {
    if (this.isOver) return;
    this.isOver = true;
    METRICS.modelCalls.add({ owner: this.owner, outcome });
    METRICS.modelCallSeconds.observeMs({ owner: this.owner }, performance.now() - this.began);
  }
}
