import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A regular expression of `src/`, with the source line of the literal, or of the table that it is built from. */
export interface SourcePattern {
  source: string;
  flags: string;
  /** `language/text/fold.ts:69`; the first of several lines with the same pattern. */
  at: string;
}

const SRC = join(process.cwd(), 'src');
const BUILDS_PATTERNS = /RegExp\(|textPattern\(|phrasePattern\(|\bphrase\(/;

/** Paths of the sources, below `src/`, without tests. */
export function sourceFiles(): string[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')).toSorted();
}

export function syntaxOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

/** Patterns written as literals. */
export function literalPatterns(): SourcePattern[] {
  return sourceFiles().flatMap((file) => {
    const syntax = syntaxOf(file);
    const found: SourcePattern[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const line = syntax.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push({
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
          at: `${file}:${line}`,
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(syntax);
    return found;
  });
}

/**
 * Patterns built from word tables while the sources are loaded, found by wrapping the constructor. Must be called
 * before anything else has loaded the sources.
 */
export async function builtPatterns(): Promise<SourcePattern[]> {
  const found: SourcePattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [source, flags]: [string | RegExp, string?]) {
      const pattern = new target(source, flags);
      const at = placeOf(new Error().stack ?? '');
      if (at !== null) found.push({ source: pattern.source, flags: pattern.flags, at });
      return pattern;
    },
  });
  try {
    for (const file of sourceFiles()) {
      const builds = BUILDS_PATTERNS.test(readFileSync(join(SRC, file), 'utf8'));
      if (builds) await import(join(SRC, file));
    }
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

/** The outermost line in `src/` of the constructor's stack: the table, not the function that joins it. */
function placeOf(stack: string): string | null {
  const frames = stack.split('\n').slice(2);
  const outside = frames.findIndex((frame) => !frame.includes(SRC) && !frame.includes('(<anonymous>)'));
  const own = frames.slice(0, outside < 0 ? undefined : outside).filter((frame) => frame.includes(SRC));
  const [, place] = /src\/(.+?:\d+):\d+/.exec(own.at(-1) ?? '') ?? [];
  return place ?? null;
}

/** The patterns without duplicates. */
export function unique(patterns: readonly SourcePattern[]): SourcePattern[] {
  const seen = new Map<string, SourcePattern>();
  for (const pattern of patterns) {
    const key = `${pattern.source}/${pattern.flags}`;
    if (!seen.has(key)) seen.set(key, pattern);
  }
  return [...seen.values()];
}
