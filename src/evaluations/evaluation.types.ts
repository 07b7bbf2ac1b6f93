import type { Responder } from '../chat/chat-engine.port.js';

/** What an answer to a question must and must not say. */
export interface Check {
  question: string;
  /** BCP 47, as a visitor's browser would tell it; null: the assistant tells it from the question. */
  locale: string | null;
  must: string[];
  mustNot: string[];
}

export interface CheckList {
  checks: Check[];
  runAfterChange: boolean;
}

export const EVALUATION_STATUSES = ['queued', 'running', 'done'] as const;
export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number];

export const EVALUATION_REASONS = ['request', 'change'] as const;
export type EvaluationReason = (typeof EVALUATION_REASONS)[number];

/** What is left out does not count. */
export interface EvaluationFilter {
  status?: EvaluationStatus;
  reason?: EvaluationReason;
}

/** One run of all checks. */
export interface Evaluation {
  id: string;
  status: EvaluationStatus;
  /** `change`: begun by itself, after the knowledge had changed. */
  reason: EvaluationReason;
  total: number;
  passed: number;
  failed: number;
  /** When it began. */
  knowledgeVersion: number;
  /** True when the knowledge changed while it ran, so that its answers may differ in what they know. */
  knowledgeChanged: boolean;
  createdAt: Date;
  finishedAt: Date | null;
}

/** Why a check has no answer: the engine failed, took longer than allowed, or its process ended several times. */
export type CheckError = 'fault' | 'timeout' | 'stopped_process';

export interface CheckResult {
  question: string;
  passed: boolean;
  /** Cut at 4,000 characters; the check has read it whole. */
  answer: string;
  /** Texts of `must` that the answer lacks. */
  missing: string[];
  /** Texts of `mustNot` that the answer has. */
  found: string[];
  confidence: number | null;
  responder: Responder | null;
  error: CheckError | null;
}

/** A check whose result is another than in the run before. */
export interface ChangedCheck {
  question: string;
  before: boolean;
  now: boolean;
  /** True when the check itself demands something else than then. */
  checkChanged: boolean;
}

export interface ChangedSince {
  evaluationId: string;
  finishedAt: Date;
  knowledgeVersion: { before: number; now: number };
  checks: ChangedCheck[];
}

export interface EvaluationReport extends Evaluation {
  /** Those that have been asked yet, in the order of the checks. */
  results: CheckResult[];
  /** Compared with the last run that had finished before this one; null without one, and while this one runs. */
  changedSince: ChangedSince | null;
}
