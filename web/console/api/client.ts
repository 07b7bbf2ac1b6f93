import createClient from 'openapi-fetch';
import type { components, paths as TenantPaths } from '../../../clients/typescript/src/schema.js';
import { ProblemError, readProblem } from '../../shared/problem.js';
import type { components as OwnComponents, paths as OwnPaths } from './schema.js';

type Schemas = components['schemas'];
export type Conversation = Schemas['ConversationView'];
export type InboxItem = Schemas['InboxItemView'];
export type InboxCounts = Schemas['InboxCountsView'];
export type Message = Schemas['MessageView'];
export type Note = Schemas['NoteView'];
export type Citation = Schemas['CitationView'];
export type Article = Schemas['ArticleView'];
export type TeamMember = Schemas['TeamMemberView'];
export type Invitation = Schemas['InvitationView'];
export type Role = TeamMember['role'];
export type Session = OwnComponents['schemas']['SessionView'];

const REQUEST_TIMEOUT_MS = 30_000;

/** Told when the server says that nobody is signed in any more. */
let sessionEnded: () => void = () => undefined;
export function onSessionEnded(listener: () => void): void {
  sessionEnded = listener;
}

/** Fetches and throws {@link ProblemError} for an answer without success, or the browser's own error for none. */
async function send(request: Request): Promise<Response> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]);
  const response = await fetch(request, { signal, credentials: 'same-origin', cache: 'no-store' });
  if (response.ok || response.status === 304) return response;
  const problem = await readProblem(response);
  const isSigningIn = new URL(request.url).pathname.startsWith('/console/v1/');
  if (problem.status === 401 && !isSigningIn) sessionEnded();
  throw problem;
}

const baseUrl = location.origin;
const tenant = createClient<TenantPaths>({ baseUrl, fetch: send });
const own = createClient<OwnPaths>({ baseUrl, fetch: send });

/** The calls of the API, typed by its document, and those of sessions. */
export const api = tenant;
export const account = own;

/** The answer's body: of a call that has thrown when it had none. */
export async function bodyOf<Body>(answer: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await answer;
  if (data === undefined) throw new ProblemError(502, 'no_answer', '', 0);
  return data;
}

/** The open event stream of a conversation; ends when `signal` aborts. */
export async function openEvents(id: string, cursor: string, signal: AbortSignal): Promise<Response> {
  const after = cursor ? `?after=${encodeURIComponent(cursor)}` : '';
  const headers = { Accept: 'text/event-stream' };
  const path = `/v1/conversations/${encodeURIComponent(id)}/events${after}`;
  const response = await fetch(path, { headers, signal, credentials: 'same-origin', cache: 'no-store' });
  if (response.ok) return response;
  const problem = await readProblem(response);
  if (problem.status === 401) sessionEnded();
  throw problem;
}
