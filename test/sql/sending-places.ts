import { readFileSync } from 'node:fs';

import ts from 'typescript';

/** A call of something named `query`, by its lines: `src/orders/orders.repository.ts:72`. */
export interface SendingPlace {
  lines: string[];
}

/** @param file Relative to the root. @returns its calls of `….query(…)` and `query(…)`. */
export function sendingPlaces(file: string): SendingPlace[] {
  const text = readFileSync(file, 'utf8');
  if (!/query[<(]/.test(text)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const places: SendingPlace[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && nameOf(node.expression) === 'query') {
      const [from, to] = [lineOf(node.getStart()), lineOf(node.getEnd())];
      places.push({ lines: Array.from({ length: to - from + 1 }, (_, n) => `${file}:${from + n}`) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
}

function nameOf(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}
