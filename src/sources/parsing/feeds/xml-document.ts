import { Parser } from 'htmlparser2';
import { UnreadableDocument } from '../document.types.js';

const MOST_ELEMENTS = 2_000_000;
const MOST_NESTED = 64;
const LONGEST_TEXT = 100_000;

/** Called for each record: its child elements by their names in lower case, without `g:`; the first of each name. */
export type RecordReader = (name: string, fields: ReadonlyMap<string, string>) => void;

/**
 * Reads the records of an XML document one after the other. Declarations of entities are not read, so that none can grow.
 * @param records names of the elements that are records
 * @returns the name of the outermost element
 */
export function readXml(xml: string, records: ReadonlySet<string>, read: RecordReader): string {
  const path: string[] = [];
  let root = '';
  let elements = 0;
  let fields: Map<string, string> | null = null;
  let depth = 0;
  let text = '';
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const name = localName(tag);
        root ||= name;
        path.push(name);
        elements += 1;
        if (path.length > MOST_NESTED || elements > MOST_ELEMENTS)
          throw new UnreadableDocument('too_complex');
        if (!fields && records.has(name)) {
          fields = new Map();
          depth = path.length;
        } else if (fields && path.length === depth + 1) {
          text = '';
          // Atom has its addresses in an attribute.
          if (name === 'link' && attributes['href']) text = attributes['href'];
        }
      },
      ontext: (part) => {
        if (fields && text.length < LONGEST_TEXT) text += part;
      },
      onclosetag: () => {
        const name = path.pop() ?? '';
        if (!fields) return;
        if (path.length === depth && !fields.has(name)) fields.set(name, text.trim().slice(0, LONGEST_TEXT));
        if (path.length >= depth) return;
        read(name, fields);
        fields = null;
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return root;
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1).toLowerCase();
}
