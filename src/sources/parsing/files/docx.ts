import { UnreadableDocument } from '../document.types.js';
import { htmlSections } from '../html-sections.js';
import type { Section } from '../passages.js';
import { boundedZip } from './zip-bounds.js';

/** A DOCX file by its headings. @throws UnreadableDocument `unsupported_type` for another kind of archive */
export async function docxSections(
  bytes: Uint8Array,
): Promise<{ title: string | null; sections: Section[] }> {
  if (!boundedZip(bytes).includes('word/document.xml')) throw new UnreadableDocument('unsupported_type');
  const mammoth = (await import('mammoth')).default;
  // Pictures would be written into the text.
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  const styles = ["p[style-name='Title'] => h1:fresh"];
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage, styleMap: styles },
  );
  return htmlSections(value);
}
