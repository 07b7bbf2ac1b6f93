/** What Slack has in place of a link, a mention or a date (docs.slack.dev/messaging/formatting-message-text). */
const MARKED = /<([^<>]{1,4000})>/g;

/**
 * What a customer has written, as they see it: Slack escapes three characters, and writes links and mentions as
 * `<address|label>`.
 * @param bot whose mention is left out
 */
export function textOfSlack(text: string, bot: string): string {
  return text
    .replace(MARKED, (_, inner: string) => shown(inner, bot))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function shown(inner: string, bot: string): string {
  const [address = '', label = ''] = inner.split('|', 2);
  if (address === `@${bot}`) return '';
  if (label !== '') return address.startsWith('#') ? `#${label}` : label;
  return address.startsWith('!') ? `@${address.slice(1)}` : address.replace(/^(?:mailto|tel):/, '');
}

/** For the fields in which Slack reads marks: none of the text becomes one. */
export function escapedForSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
