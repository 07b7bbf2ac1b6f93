// Words of other languages stand only in words/<language>.ts, so that a speaker of one language reads one file.
import ts from 'typescript';

/** Named by the code of a language, ISO 639-1. */
const HOME = /\/words\/(?:\w+\/)*[a-z]{2}\.ts$/;
/** Examples of a DTO are data of somebody's shop; specs hold what visitors write. */
const FREE = /\/dto\/|\.dto\.ts$|\.spec\.ts$/;

/** Files that may hold them elsewhere, each with its reason. */
export const EXCEPTIONS = new Map([['src/language/text/fold.ts', 'folds letters, not words']]);

const ARABIC = /\p{Script=Arabic}/u;
const LETTERS = /[äöüßéèêëàâçñîïôûùœáíóú¿¡]/iu;
/** Function words that are no words of English and no names of the code. */
const FUNCTION_WORDS = new Set(
  [
    'und oder nicht mit fur uber nach vor bis ein eine einen der dem den das ist sind wie wann wo',
    'et ou pas avec pour chez les des une est sont quand comment combien',
    'y con para por los las una es son como cuando donde cuanto',
  ]
    .join(' ')
    .split(' '),
);
/** As many of them in one literal are no accident: "a" and "des" alone may be anything. */
const LEAST_FUNCTION_WORDS = 2;

/**
 * @param {string} text of a literal
 * @returns {string | null} what is foreign in it
 */
function foreignIn(text) {
  if (ARABIC.test(text)) return 'Arabic letters';
  const letter = LETTERS.exec(text);
  if (letter) return `the letter ${letter[0]}`;
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => FUNCTION_WORDS.has(word));
  const different = [...new Set(words)];
  return different.length >= LEAST_FUNCTION_WORDS ? `the words ${different.join(', ')}` : null;
}

/** @param {ts.Node} node */
function isText(node) {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isRegularExpressionLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isIdentifier(node)
  );
}

/**
 * Comments may hold examples; names, strings and patterns may not.
 * @param {string} path from the root, with slashes
 * @param {string} source
 * @returns {string[]} what is wrong, a line each
 */
export function foreignWords(path, source) {
  if (HOME.test(path) || FREE.test(path) || EXCEPTIONS.has(path)) return [];
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  /** @type {string[]} */
  const faults = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const found = isText(node) ? foreignIn(node.getText(file)) : null;
    if (found !== null) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      faults.push(`${path}:${line + 1} holds ${found}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return faults;
}
