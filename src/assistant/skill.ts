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
}

export interface Said {
  text: string;
  /** Set when the answer asks the visitor for something, so that the next message is read as the reply. */
  awaits?: boolean;
  /** Set when the answer offers a person, so that "yes" is a request for one. */
  offersPerson?: boolean;
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
 * says to just this question (`readExact`, `isStated`) is told before, and nothing else. `feeling`: when another answer
 * asks the visitor for something, a person is only offered.
 */
export type PersonRole = 'only' | 'person' | 'quoted' | 'feeling' | 'none';

/** Traits of a tool that the responder depends on; absent means false. */
export interface SkillTraits {
  /** Statements next to a question are answered too, when the reading is certain: "my parcel came broken". */
  readonly answersStories?: boolean;
  /** Its results are the visitor's own data; after one, "please check mine" is answered already. */
  readonly ownsVisitorData?: boolean;
  /** Hands the conversation off to a person, with the `reason` of its result; also receives a "yes" to that offer. */
  readonly endsConversation?: boolean;
  /** Calls are identified by their sources (`ids` of the input): the same sources are answered once per turn. */
  readonly answersBySources?: boolean;
  /**
   * The whole message is, nearly word for word, a question that one of its sources answers: read before the message is
   * split, and before every other tool.
   */
  readExact?(message: Clause, context: ToolContext): Promise<Reading<unknown> | null>;
  /** The last topic in this tool's memory; a question without a topic ("is it free?") is about it. */
  topicOf?(memory: unknown): string;
}

/**
 * A tool that the built-in responder can use without a model: it interprets clauses and words results itself, in every
 * language, so an ability's words are in its folder.
 */
export interface SkilledTool<Input = unknown, Data = unknown>
  extends AssistantTool<Input, Data>, SkillTraits {
  read(clause: Clause, dialogue: Dialogue, context: ToolContext): Promise<Reading<Input> | null>;
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
