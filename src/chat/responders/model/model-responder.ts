import { Injectable } from '@nestjs/common';
import type { AssistantTool } from '../../../assistant/chat-tool.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { ChatRequest, TurnEvent } from '../../chat-engine.port.js';
import { HandoffPromises } from '../../handoff/handoff-promises.service.js';
import { STRANGER } from '../../handoff/promise.js';
import { TeamReachPort } from '../../handoff/team-reach.port.js';
import type { ModelEndpoint } from '../../models/model-client.port.js';
import { ModelPorts } from '../../models/model-ports.js';
import { UsableModels } from '../../models/usable-models.port.js';
import { readableText } from '../../../kernel/bounded-text.js';
import { AnswerCache, type Place } from '../../cache/answer-cache.js';
import type { AnswerMaker } from '../../cache/answer-maker.js';
import { commonQuestion, type CommonQuestion } from '../../cache/common-question.js';
import { replay as replayKept } from '../../cache/replay.js';
import { BuiltinResponder } from '../builtin/builtin-responder.js';
import { TurnResponder } from '../turn-responder.port.js';
import { TurnNotes } from '../builtin/turn-notes.js';
import { readBuiltin, readingOf, type BuiltinReading } from './builtin-reading.js';
import { newMarker } from './prompt/data-block.js';
import { VisitorWords } from './calls/from-visitor.js';
import { groundingInput } from './grounding-input.js';
import { resultsOf } from './model-answer.js';
import { ModelDraft } from './model-draft.js';
import { endCut, endDone, endHandedOff, endOverBudget, fallBack } from './model-endings.js';
import { ModelRounds, type RoundsEnd } from './model-rounds.js';
import type { ModelTurn } from './model-turn.js';
import { budgetFor, ownWordsOf, promptOf } from './prompt/prompt.js';
import { Spending } from './spending.js';
import { TraceNotes } from './trace-notes.js';
import { TurnRouter } from './turn-router.js';
import { TurnTools } from './calls/turn-tools.js';
import { usedCitations } from './calls/used-citations.js';
import { worthSaying } from './worth-saying.js';

/** A turn, and the models that may answer it. */
interface AskedTurn {
  request: ChatRequest;
  tenant: TenantProfile;
  tools: readonly AssistantTool[];
  signal: AbortSignal;
  chain: ModelEndpoint[];
  /** The message has waited so long that no model is asked. */
  isLate: boolean;
  /** Null when its answer is this visitor's alone. */
  question: CommonQuestion | null;
}

/** As it was read without a model. */
interface ReadTurn extends AskedTurn {
  reading: BuiltinReading;
  trace: TraceNotes;
}

/**
 * Answers with a model what the built-in responder is not sure of. The built-in answer is always made first: it is free,
 * it is the model's first evidence, and it stands when the model fails before it has shown anything.
 */
@Injectable()
export class ModelResponder extends TurnResponder {
  readonly name = 'model';
  /** Of all calls of models in one turn. `LONGEST_TURN_MS` is a little longer. */
  protected readonly longestMs: number = 60_000;

  constructor(
    private readonly builtin: BuiltinResponder,
    private readonly models: UsableModels,
    private readonly ports: ModelPorts,
    private readonly team: TeamReachPort,
    private readonly promises: HandoffPromises,
    private readonly cache: AnswerCache,
  ) {
    super();
  }

  async *respond(
    request: ChatRequest,
    tenant: TenantProfile,
    tools: readonly AssistantTool[],
    signal: AbortSignal,
  ): AsyncIterable<TurnEvent> {
    const chain = tenant.assistant.mode === 'builtin' ? [] : await this.models.of(tenant);
    if (chain.length === 0 && !request.isTraced) {
      yield* this.withoutModel(request, tenant, tools, signal);
      return;
    }
    const isLate = !this.models.isInTime(request.waitedMs ?? 0);
    const question = commonQuestion(request, tenant, chain);
    const asked = { request, tenant, tools, signal, chain, isLate, question };
    const place = question && (await this.placeOf(question, asked));
    if (question && place?.kind === 'known') yield* replayKept(place.answer, request, question);
    else if (place?.kind === 'maker') yield* this.make(asked, place.maker);
    else yield* this.run(asked);
  }

  /** A late question waits for nobody else's answer. */
  private placeOf(question: CommonQuestion, { isLate, signal }: AskedTurn): Promise<Place> {
    return isLate ? this.cache.glance(question) : this.cache.enter(question, signal);
  }

  /** Each event at once. */
  private async *withoutModel(
    request: ChatRequest,
    tenant: TenantProfile,
    tools: readonly AssistantTool[],
    signal: AbortSignal,
  ): AsyncIterable<TurnEvent> {
    const notes = new TurnNotes();
    const router = new TurnRouter(tenant, false);
    for await (const event of this.builtin.respond(request, tenant, tools, signal, notes)) {
      if (event.type !== 'completed' || !request.keepsTrace) {
        yield event;
        continue;
      }
      const reading = readingOf(notes, [], event.answer);
      const trace = new TraceNotes(reading, router.route(reading, request.memory));
      yield { ...event, ...trace.tracesFor(request, tenant, []) };
    }
  }

  /** Equal questions at the same time wait for this turn. */
  private async *make(asked: AskedTurn, maker: AnswerMaker): AsyncIterable<TurnEvent> {
    try {
      yield* this.run(asked, maker);
      maker.end();
    } finally {
      await maker.leave();
    }
  }

  private async *run(asked: AskedTurn, maker?: AnswerMaker): AsyncIterable<TurnEvent> {
    const { tenant, tools, signal, chain, isLate, question } = asked;
    const request = { ...asked.request, text: readableText(asked.request.text) };
    const reading = await readBuiltin(this.builtin, request, tenant, tools, signal);
    const route = new TurnRouter(tenant, chain.length > 0, isLate).route(reading, request.memory);
    const trace = new TraceNotes(reading, route);
    if (route.to === 'builtin') {
      yield* replay(reading, asked, trace);
      return;
    }
    const near = question && (await this.cache.near(question, reading.calls, maker));
    if (near) yield* replayKept(near, request, question);
    else yield* this.answer({ ...asked, request, reading, trace }, maker);
  }

  private async *answer(read: ReadTurn, maker?: AnswerMaker): AsyncIterable<TurnEvent> {
    yield { type: 'started', responder: this.name };
    for (const event of read.reading.events)
      if (event.type === 'tool-started' || event.type === 'tool-finished') yield event;
    const marker = newMarker();
    const turn = await this.begin(read, marker);
    const end = yield* new ModelRounds(this.ports.client, marker).run(turn);
    for await (const event of this.endOf(turn, end)) {
      if (event.type === 'completed' && maker) await this.cache.keep(maker, turn, event.answer);
      yield event;
    }
  }

  private async *endOf(turn: ModelTurn, end: RoundsEnd): AsyncIterable<TurnEvent> {
    switch (end.kind) {
      case 'done':
        yield* endDone(turn);
        break;
      case 'cut':
        yield* endCut(turn);
        break;
      case 'handed-off':
        yield* endHandedOff(turn, end);
        break;
      case 'failed':
        yield* fallBack(turn, true);
        break;
      case 'exhausted':
        yield* this.endExhausted(turn);
        break;
    }
  }

  private async *endExhausted(turn: ModelTurn): AsyncIterable<TurnEvent> {
    const { tenant, request, reading } = turn;
    const { atBudget = 'builtin' } = tenant.assistant;
    if (atBudget === 'builtin') {
      yield* fallBack(turn);
      return;
    }
    const promise = await this.promises.promise(request.standing ?? STRANGER, reading.message.speech);
    yield* endOverBudget(turn, promise);
  }

  /** The smallest of the chain: each of its models may have to answer. */
  private async contextOf(chain: readonly ModelEndpoint[]): Promise<number> {
    return Math.min(...(await Promise.all(chain.map((each) => this.ports.contexts.tokensOf(each)))));
  }

  private async begin(read: ReadTurn, marker: string): Promise<ModelTurn> {
    const { request, tenant, tools, signal, reading, trace } = read;
    const { context, message } = reading;
    const { language } = message;
    const reach = await this.team.reach(context.now);
    const calls = new TurnTools(tools, context, visitorWordsOf(request, language, context));
    calls.learn(reading.calls);
    const results: ModelTurn['results'] = [];
    const found = () => resultsOf({ reading, results });
    const readers = {
      ownWords: ownWordsOf({ tools, context, language }),
      builtin: reading.answer.text,
      maySay: worthSaying({ reading, visitorTexts: visitorTextsOf(request), results: found }),
      sourcesIn: (text: string) => usedCitations(text, found(), language),
    };
    return {
      ...{ request, tenant, tools, reading, trace, signal, calls },
      chain: [...read.chain],
      prompt: (budget) => promptOf({ request, context, tools, reading, language, reach, marker }, budget),
      budget: budgetFor(await this.contextOf(read.chain)),
      results,
      ran: [],
      draft: new ModelDraft(this.ports.grounding, groundingInput(request, reading, reach), readers),
      spending: new Spending(this.ports.budget, request),
      deadline: Date.now() + this.longestMs,
    };
  }
}

function visitorWordsOf(
  request: ChatRequest,
  language: BuiltinReading['message']['language'],
  { tenant }: BuiltinReading['context'],
): VisitorWords {
  return new VisitorWords(visitorTextsOf(request), language, tenant.country, request.verifiedEmail);
}

function visitorTextsOf({ text, history }: ChatRequest): string[] {
  const earlier = history.filter(({ from }) => from === 'visitor').map((each) => each.text);
  return [text, ...earlier];
}

/** The built-in answer, as if it had been made now. */
function* replay(
  reading: BuiltinReading,
  { request, tenant }: AskedTurn,
  trace: TraceNotes,
): Iterable<TurnEvent> {
  for (const event of reading.events)
    yield event.type === 'completed' ? { ...event, ...trace.tracesFor(request, tenant, []) } : event;
}
