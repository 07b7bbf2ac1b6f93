export { Frontdesk, type FrontdeskOptions, type ListOptions } from './frontdesk.js';
export { FrontdeskError, FrontdeskUnreachable, type FieldProblem, type Problem } from './errors.js';
export type { Answer, Listed, ListPath } from './calls.js';
export type { AskOptions, Citation, ConversationEvent, EventData, FollowOptions, Message } from './events.js';
export type { RetryOptions } from './retries.js';
export type { components, operations, paths } from './schema.js';
