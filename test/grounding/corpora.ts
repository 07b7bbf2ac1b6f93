import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceGrounding } from '../../src/chat/grounding/source-grounding.js';
import type { HeldBack } from '../../src/chat/grounding/grounding.port.js';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import { inputOf } from './worlds.js';

/** `seen`: mended by; `aside`: asked once, after the code was written; `later`: written and asked after those mends. */
export type Part = 'seen' | 'aside' | 'later';

export interface Case {
  language: Language;
  kind: string;
  text: string;
  /** What has no source; empty for a true answer. */
  claims: string[];
  visitorTexts: string[];
}

/** Of a line `kind | text with [[claims]] {what the visitor wrote}`. */
export function casesOf(part: Part, name: 'inventions' | 'truths'): Case[] {
  return LANGUAGES.flatMap((language) => {
    const file = join(__dirname, part, `${language}.${name}.txt`);
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines.map((line) => {
      const [, kind = '', rest = ''] = /^(\w+) \| (.*)$/.exec(line) ?? [];
      const visitor = /\s*\{(.*)\}$/.exec(rest);
      const marked = (visitor ? rest.slice(0, visitor.index) : rest).replaceAll('\\n', '\n');
      const isLink = /\]\(/.test(marked);
      return {
        ...{ language, kind },
        text: isLink ? marked : marked.replaceAll('[[', '').replaceAll(']]', ''),
        claims: [...marked.matchAll(/\[\[(.*?)\]\]/g)].map(([, claim = '']) => claim),
        visitorTexts: visitor ? [visitor[1] ?? ''] : [],
      };
    });
  });
}

/** Whether a claim of it stands in what was shown, not the same words of a true one before it. */
export function showsClaim({ text, claims }: Pick<Case, 'text' | 'claims'>, shown: string): boolean {
  return claims.some((claim) => count(shown, claim) > 0 && count(shown, claim) >= count(text, claim));
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** The text that is shown of an answer that comes in such pieces. */
export function shownOf(
  { language, text, visitorTexts }: Omit<Case, 'claims' | 'kind'>,
  pieces: readonly string[] = [text],
): { shown: string; heldBack: readonly HeldBack[] } {
  const answer = new SourceGrounding().open(inputOf(language, visitorTexts));
  const shown = pieces.map((piece) => answer.push(piece)).join('') + answer.finish();
  return { shown, heldBack: answer.heldBack };
}
