import type { FileProblem } from '../reading/import-file.types.js';

/** Of each severity, of one import; the counts go on. */
const MOST_KEPT = 10_000;
const LONGEST = { column: 100, detail: 500, value: 200 };

/** Those for which there is room, the first of each severity. @param counts of those that are kept already */
export function keptOf(
  problems: readonly FileProblem[],
  counts: readonly { severity: string; count: number }[],
): FileProblem[] {
  const left = { error: MOST_KEPT, warning: MOST_KEPT };
  for (const { severity, count } of counts)
    if (severity in left) left[severity as keyof typeof left] -= count;
  return problems.filter(({ severity }) => {
    left[severity] -= 1;
    return left[severity] >= 0;
  });
}

/** Its texts come from the file: without what PostgreSQL cannot store, and cut. */
export function storable(problem: FileProblem): FileProblem {
  return {
    ...problem,
    column: cut(problem.column, LONGEST.column),
    detail: cut(problem.detail, LONGEST.detail),
    value: cut(problem.value, LONGEST.value),
  };
}

/** Up to so many characters, and a sign that there were more. */
function cut(text: string, most: number): string {
  const plain = text.length > most ? `${text.slice(0, most)}…` : text;
  return plain.replaceAll('\0', '\uFFFD').toWellFormed();
}
