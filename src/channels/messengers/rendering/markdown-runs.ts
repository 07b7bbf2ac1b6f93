import type { Nodes, Parents, RootContent } from 'mdast';
import type { RichMessage, Run } from './rich-message.types.js';

type Style = NonNullable<Run['style']>;

interface Look {
  style?: Style;
  href?: string;
}

/** Their content is set apart by an empty line; of anything else by none. */
const BLOCK_GAP = '\n\n';

/**
 * Reads Markdown (CommonMark) into runs of text. Raw HTML stays text, images become their description, and only links to
 * web pages stay links: nothing that a model writes becomes markup of a platform.
 */
export async function markdownRuns(markdown: string): Promise<Run[]> {
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  return joined(blocks(fromMarkdown(markdown), {}));
}

/** A whole message: who of the team writes, the text, and the pages that it names. */
export async function messageRuns({ text, memberName, links }: RichMessage): Promise<Run[]> {
  const runs = await markdownRuns(text);
  const named: Run[] = memberName === null ? [] : [{ text: memberName, style: 'bold' }, { text: '\n' }];
  const further = links.filter(({ url }) => !text.includes(url) && webAddress(url) !== undefined);
  const listed = further.flatMap(({ title, url }, index): Run[] => [
    { text: index === 0 ? BLOCK_GAP : '\n' },
    { text: title, href: url },
  ]);
  return joined([...named, ...runs, ...listed]);
}

function blocks(parent: Parents, look: Look): Run[] {
  const gap = parent.type === 'listItem' ? '\n' : BLOCK_GAP;
  return (parent.children as RootContent[]).flatMap((child, index) => [
    ...(index === 0 ? [] : [{ text: gap }]),
    ...block(child, look),
  ]);
}

function block(node: RootContent, look: Look): Run[] {
  switch (node.type) {
    case 'heading':
      return inline(node, { ...look, style: 'bold' });
    case 'code':
      return [{ text: node.value, style: 'pre' }];
    case 'list':
      return node.children.flatMap((item, index) => {
        const mark = node.ordered === true ? `${(node.start ?? 1) + index}. ` : '• ';
        return [{ text: `${index === 0 ? '' : '\n'}${mark}` }, ...blocks(item, look)];
      });
    case 'blockquote':
      return blocks(node, { ...look, style: look.style ?? 'italic' });
    case 'thematicBreak':
      return [{ text: '—' }];
    case 'html':
      return [{ text: node.value, ...look }];
    default:
      return inline(node, look);
  }
}

function inline(node: Nodes, look: Look): Run[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [{ text: node.value, ...look }];
    case 'inlineCode':
      return [{ text: node.value, ...look, style: 'code' }];
    case 'break':
      return [{ text: '\n' }];
    case 'image':
      return node.alt ? [{ text: node.alt, ...look }] : [];
    case 'strong':
      return within(node, { ...look, style: 'bold' });
    case 'emphasis':
      return within(node, { ...look, style: look.style ?? 'italic' });
    case 'link':
      return link(node, node.url, look);
    default:
      return 'children' in node ? within(node, look) : [];
  }
}

function within(parent: Parents, look: Look): Run[] {
  return (parent.children as Nodes[]).flatMap((child) => inline(child, look));
}

function link(node: Parents, url: string, look: Look): Run[] {
  const href = webAddress(url);
  if (href !== undefined) return within(node, { ...look, href });
  const address = /^(?:mailto|tel):(.{1,200})$/iu.exec(url)?.[1];
  const runs = within(node, look);
  if (address === undefined || runs.some(({ text }) => text.includes(address))) return runs;
  return [...runs, { text: ` (${address})` }];
}

function webAddress(url: string): string | undefined {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? new URL(url).href : undefined;
}

/** Neighbours of one look are one run; none is empty. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last && last.style === run.style && last.href === run.href) last.text += run.text;
    else if (run.text !== '') all.push({ ...run });
  }
  return all;
}
