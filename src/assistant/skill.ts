import type { AssistantTool, ToolContext, ToolResult } from './chat-tool.js';
import type { Clause } from './clause.js';
import type { Evidence } from './evidence.js';

/** What a skill may use of the conversation, in addition to the clause. */
export interface Dialogue {
  /** All clauses of this message, including the current one. */
  clauses: Clause[];
  /** What this tool stored in earlier turns of this conversation; undefined at first. */
  memory: unknown;
  /** The tool that answered the previous turn, for follow-ups such as "and on Sunday?". */
  previousTool: string | null;
  /** True when the last answer asked the visitor for something that this tool needs. */
  awaited: boolean;
}

/** A clause interpreted as a call of one tool. */
export interface Reading<Input> {
  /** 0..1: certain from 0.9, ignored below 0.3; the tool with the highest score answers the clause. */
  score: number;
  input: Input;
  /**
   * Set when the business states just what was asked of everything that is found ("gluten free"), so that it may be told
   * beside a person on a delicate topic.
   */
  isStated?: boolean;
  /** As of `Said`: what could be meant, when the score is too low for an answer. */
  suggestions?: readonly string[];
  /** The call will say that nothing was found: of several clauses, any other answer is better. */
  isMiss?: boolean;
  /** Only when no other tool has an answer, by words or by meaning: the words point to something else. */
  isOffer?: boolean;
  /**
   * A part of the business that the clause names ("the tea room"), folded: a source that states its times answers instead
   * (`SkillTraits.readPart`).
   */
  part?: string;
  /** How sure the answer will be (`confidenceOf`), where that is known before; absent counts as sure. */
  confidence?: number;
  /** Weighed by its meaning and not sure: the next likeliest reading of the same clause. */
  next?: Reading<Input>;
}

export interface Said {
  text: string;
  /** It says that it is not sure, and nothing else: beside other answers it is said once, of all that is not known. */
  isNothing?: boolean;
  /** Set when the answer asks the visitor for something, so that the next message is read as the reply. */
  awaits?: boolean;
  /** Set when the answer offers a person, so that "yes" is a request for one. */
  offersPerson?: boolean;
  /**
   * Set when the tool cannot do what was asked: what to ask the business's rules for. A rule that covers it is told
   * behind the answer, which is then as sure as that rule, instead of `evidence`.
   */
  asksRule?: string;
  /** What the message says beside what is answered here: a rule of the business that may be about it is told behind. */
  asksMore?: string;
  /** The goods that are told, of a question that names a day: what the business says of the days of their sale is told behind. */
  asksTimesOf?: string;
  /** Days (`YYYY-MM-DD`) on which the visitor is told to come: that the business is closed on one of them is told behind. */
  comesOn?: readonly string[];
  /**
   * What may be meant, best first: "Did you mean …?" is asked of it behind the answer, once for all clauses of a message.
   */
  choices?: readonly string[];
  /** Replaces this tool's memory when present. */
  memory?: unknown;
  /** What the answer rests on; `confidenceOf` makes a number of it. */
  evidence: Evidence;
  /**
   * Messages that the visitor may send next, best first, each of which gets a sure answer: an article's question, a
   * product's name. Only with evidence for them; shown when the answer is not sure.
   */
  suggestions?: readonly string[];
}

/**
 * What a call that ends conversations is beside the other answers to the message. `only`: nothing else is answered.
 * `person`: other answers ask the visitor for nothing, because a person takes over. `quoted`: what the business itself
 * says to just this question (`readExact`, `isStated`) is told before, and nothing else. `troubled`: the same, and also
 * what is less likely about it: a person sees to it anyway. `feeling`: when another answer asks the visitor for something,
 * a person is only offered. `wronged`: as `only`, but beside another question as `feeling`.
 */
export type PersonRole = 'only' | 'person' | 'quoted' | 'troubled' | 'feeling' | 'wronged' | 'none';

/** Traits of a tool that the responder depends on; absent means false. */
export interface SkillTraits {
  /** Statements next to a question are answered too, when the reading is certain: "my parcel came broken". */
  readonly answersStories?: boolean;
  /** Its results are the visitor's own data; after one, "please check mine" is answered already. */
  readonly ownsVisitorData?: boolean;
  /** Its results may be others at another moment, though nothing of the business has changed: "open now". */
  readonly dependsOnNow?: boolean;
  /** Hands the conversation off to a person, with the `reason` of its result; also receives a "yes" to that offer. */
  readonly endsConversation?: boolean;
  /** Calls are identified by their sources (`ids` of the input): the same sources are answered once per turn. */
  readonly answersBySources?: boolean;
  /**
   * The whole message is, nearly word for word, a question that one of its sources answers: read before the message is
   * split, and before every other tool.
   */
  readExact?(message: Clause, context: ToolContext): Promise<Reading<unknown> | null>;
  /**
   * On a matter that only a person may judge: the business's own words that are likely about the message, to be quoted
   * without a yes or no; null when none are.
   * @param isTroubled the goods came broken or wrong: also what is less likely about it
   */
  readQuote?(message: Clause, context: ToolContext, isTroubled?: boolean): Promise<Reading<unknown> | null>;
  /** When a part of the business is open, as one of its sources states it; null when none does. @param part as of `Reading` */
  readPart?(part: string, clause: Clause, context: ToolContext): Promise<Reading<unknown> | null>;
  /** The source that is about these goods and names the days on which they are sold; null without one. */
  readTimesOf?(goods: string, context: ToolContext): Promise<Reading<unknown> | null>;
  /** That the business is closed on the first of these days (`YYYY-MM-DD`) on which it is; null when it is on none. */
  readClosedOn?(days: readonly string[], context: ToolContext): Promise<Reading<unknown> | null>;
  /** Its sources are the business's rules: it is asked when another tool's answer `asksRule`. */
  readonly statesRules?: boolean;
  /**
   * In this turn something was away with which it searches, so that it has found what it could without: its answers are
   * marked `degraded`.
   */
  hasFallenBack?(context: ToolContext): boolean;
  /** The last topic in this tool's memory; a question without a topic ("is it free?") is about it. */
  topicOf?(memory: unknown): string;
  /** The source of a title that `propose` or `Said.suggestions` gave, to be told as what comes closest to the message; null for another. */
  readProposed?(title: string, message: Clause, context: ToolContext): Promise<Reading<unknown> | null>;
  /** Messages that the visitor may send next, as of `Said`: what a whole message may mean, of all sources. */
  propose?(message: Clause, context: ToolContext): Promise<readonly string[]>;
}

/**
 * A tool that the built-in responder can use without a model: it interprets clauses and words results itself, in every
 * language, so an ability's words are in its folder.
 */
export interface SkilledTool<Input = unknown, Data = unknown>
  extends AssistantTool<Input, Data>, SkillTraits {
  read(clause: Clause, dialogue: Dialogue, context: ToolContext): Promise<Reading<Input> | null>;
  /**
   * Weighs a clause by its meaning, after every tool has read its words.
   * @param own this tool's reading, when it is the best one
   * @returns the surest reading: the own one with its `confidence`, or another; one below every answer has only what could
   *   be meant; null with nothing new
   */
  readMeaning?(
    clause: Clause,
    own: Reading<Input> | null,
    context: ToolContext,
  ): Promise<Reading<Input> | null>;
  /** For a tool that ends conversations: what role the call has beside other answers; absent means `person`. */
  roleOf?(input: Input): PersonRole;
  /** The same call, after another answer to the message. */
  besides?(input: Input): Input;
  say(input: Input, result: ToolResult<Data>, clause: Clause, dialogue: Dialogue, context: ToolContext): Said;
  /**
   * Interprets a clause without any store, as a first question and as a follow-up. Only a warm-up: patterns are
   * compiled at first use, which must not delay the first visitor.
   * @param dialogue without memory and previous tool
   */
  warmUp(clause: Clause, dialogue: Dialogue, context: ToolContext): unknown;
}

export function isSkilled(tool: AssistantTool): tool is SkilledTool {
  return 'read' in tool && 'say' in tool;
}
