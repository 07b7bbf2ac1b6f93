import type { Answer, SqlRecorder } from './recorder.js';

/** One call of a repository's method. */
export interface Call<Args extends unknown[]> {
  args: Args;
  /** The rows that its statements answer, in their order; those without answer no rows. */
  answers?: Answer[];
  /** What is special about it, where a method sends different statements. */
  when?: string;
}

type Method = (...args: never[]) => unknown;
type MethodNames<Repository> = {
  [Name in keyof Repository]: Repository[Name] extends Method ? Name : never;
}[keyof Repository];

/** Exhaustive: a new method of a repository does not compile until a call of it stands here. */
export type Calls<Repository> = {
  [Name in MethodNames<Repository>]: Repository[Name] extends Method
    ? readonly Call<Parameters<Repository[Name]>>[]
    : never;
};

export interface RecordedRepository {
  /** Its file under `src`, without the ending. */
  file: string;
  /** Its methods, in the order of their calls. */
  methods: string[];
  callsOf(method: string): readonly Call<unknown[]>[];
  open(recorder: SqlRecorder): Record<string, (...args: unknown[]) => unknown>;
}

/** What a list that is read step by step gives. */
export async function allOf<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** @param open Makes the repository on the recorder's databases. */
export function repository<Repository extends object>(
  file: string,
  open: (recorder: SqlRecorder) => Repository,
  calls: Calls<Repository>,
): RecordedRepository {
  const byName = calls as Record<string, readonly Call<unknown[]>[]>;
  return {
    file,
    methods: Object.keys(calls),
    callsOf: (method) => byName[method] ?? [],
    open: (recorder) => open(recorder) as Record<string, (...args: unknown[]) => unknown>,
  };
}
