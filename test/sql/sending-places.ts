import { readFileSync } from 'node:fs';

import ts from 'typescript';

/** A place of the sources that sends a statement: the lines of a call of something named `query`. */
export interface SendingPlace {
  from: number;
  to: number;
}

/** @param file Relative to the root. @returns its calls of `….query(…)` and `query(…)`. */
export function sendingPlaces(file: string): SendingPlace[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const places: SendingPlace[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && nameOf(node.expression) === 'query') {
      places.push({ from: lineOf(node.getStart()), to: lineOf(node.getEnd()) });
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
