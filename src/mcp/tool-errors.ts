import type { CallToolResult } from '@modelcontextprotocol/server';
import { DomainError, type ErrorCategory } from '../kernel/errors.js';

/** What whoever calls can correct. The rest (limits, outages, faults) is refused as in every other operation. */
const CORRECTABLE: ReadonlySet<ErrorCategory> = new Set(['invalid', 'not-found', 'conflict']);

/** A refusal as the result of a tool, which a model reads and corrects; null for another error. */
export function toToolError(error: unknown): CallToolResult | null {
  if (!(error instanceof DomainError) || !CORRECTABLE.has(error.category)) return null;
  const { code, detail, problems } = error;
  const lines = problems.map((problem) => `${problem.pointer || '/'}: ${problem.detail}`);
  return {
    isError: true,
    content: [{ type: 'text', text: lines.length > 0 ? lines.join('\n') : detail }],
    structuredContent: { code, detail, errors: problems },
  };
}
