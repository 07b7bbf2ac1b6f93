/** How often each analyser was given each text. */
export const calls = new Map<string, Map<string, number>>();

/** The counts as they are now, whatever is called later. */
export function countsSoFar(): (analyser: string, input: unknown) => number {
  const counts = new Map([...calls].map(([analyser, texts]) => [analyser, new Map(texts)]));
  return (analyser, input) => counts.get(analyser)?.get(JSON.stringify(input)) ?? 0;
}

export type Analysers = Record<string, (...given: unknown[]) => unknown>;

/** A module with some of its functions counted by their first argument; whoever imports them is counted. */
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
