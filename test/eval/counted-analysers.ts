/** How often each analyser was called with each text. */
export const calls = new Map<string, Map<string, number>>();

/** A snapshot of the counts. */
export function countsSoFar(): (analyser: string, input: unknown) => number {
  const counts = new Map([...calls].map(([analyser, texts]) => [analyser, new Map(texts)]));
  return (analyser, input) => counts.get(analyser)?.get(JSON.stringify(input)) ?? 0;
}

export type Analysers = Record<string, (...given: unknown[]) => unknown>;

/** Wraps a module: calls of some of its functions are counted by their first argument, whoever makes them. */
export function counted(module: Analysers, names: readonly string[]): Analysers {
  const entries = names.map((name) => {
    const analyse = module[name];
    if (!analyse) throw new Error(`There is no ${name}.`);
    const count = (...given: unknown[]): unknown => {
      note(name, given[0]);
      return analyse(...given);
    };
    return [name, count] as const;
  });
  return { ...module, ...Object.fromEntries(entries) };
}

function note(analyser: string, input: unknown): void {
  const counts = calls.get(analyser) ?? new Map<string, number>();
  calls.set(analyser, counts);
  const text = JSON.stringify(input);
  counts.set(text, (counts.get(text) ?? 0) + 1);
}
