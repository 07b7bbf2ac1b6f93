import { readExport, UnreadableFile } from '../../../imports/exports/read-export.js';
import { readTable } from '../../../imports/exports/csv-table.js';
import type { ProposalContent } from '../../source.types.js';
import { UnreadableDocument, type Draft } from '../document.types.js';
import { draftsOf } from '../feeds/feed.js';

const MOST_ROWS = 5_000;
const LONGEST_KEY = 300;
/** Times without an offset stand in exports of orders alone, which are not read. */
const OPTIONS = { timezone: 'UTC' };

/** Whether a text is a table that can be read: of questions and answers, of products, or a shop's export. */
export function csvDrafts(bytes: Uint8Array, text: string): Draft[] | null {
  const header = /^[^\n\r]{0,20000}/u.exec(text)?.[0] ?? '';
  if (!/[,;\t|]/u.test(header)) return null;
  const columns = new Set(
    header
      .toLowerCase()
      .split(/[,;\t|]/u)
      .map((cell) => cell.replaceAll('"', '').trim()),
  );
  if (columns.has('question') && columns.has('answer')) return questions(bytes);
  if (columns.has('sku') && columns.has('name') && columns.has('price') && !columns.has('type'))
    return products(bytes);
  return exported(bytes);
}

function questions(bytes: Uint8Array): Draft[] {
  return tableOf(bytes).flatMap(({ cell }) => {
    const [question, answer, locale] = ['question', 'answer', 'locale'].map(cell) as [string, string, string];
    if (question === '' || answer === '') return [];
    const tags = cell('tags')
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    const content = { question: question.slice(0, 500), answer, locale: locale || null, tags };
    return [
      { kind: 'article' as const, key: `#?${question.slice(0, LONGEST_KEY)}`, heading: question, content },
    ];
  });
}

/** Columns named as the fields of `PUT /v1/products`. */
function products(bytes: Uint8Array): Draft[] {
  const rows = tableOf(bytes).map(({ cell }): ProposalContent => {
    const optional = ['description', 'currency', 'url', 'imageUrl', 'parentSku'].map((name) => [
      name,
      cell(name),
    ]);
    const stock = /^\d{1,9}$/u.test(cell('stock')) ? Number(cell('stock')) : null;
    const given = Object.fromEntries(optional.filter(([, value]) => value !== '')) as ProposalContent;
    return {
      sku: cell('sku'),
      name: cell('name').slice(0, 200),
      price: cell('price') || null,
      stock,
      ...given,
    };
  });
  return draftsOf(rows.filter(({ sku, name }) => sku !== '' && name !== ''));
}

function exported(bytes: Uint8Array): Draft[] | null {
  try {
    const read = readExport(bytes, OPTIONS);
    // Orders are of persons: they are sent as orders, not proposed as knowledge.
    if (read.kind === 'orders') throw new UnreadableDocument('orders_file');
    return draftsOf(read.rows.slice(0, MOST_ROWS).map((row) => ({ ...row })));
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

function tableOf(bytes: Uint8Array) {
  try {
    return readTable(bytes).rows.slice(0, MOST_ROWS);
  } catch (error) {
    throw new UnreadableDocument('unreadable', error);
  }
}
