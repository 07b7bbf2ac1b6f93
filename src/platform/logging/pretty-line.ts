const DIM = '\u001b[2m';
const NOT_DIM = '\u001b[22m';

/**
 * A log entry as one line of a terminal: what happened, how long it took, and the ids that find the rest of it.
 * @param entry As pino writes it.
 */
export function prettyLine(entry: Record<string, unknown>, messageKey: string): string {
  const { tenant, requestId, correlationId } = entry;
  const ids = [
    named('tenant', tenant),
    named('request', requestId),
    // The client's own; otherwise it is the request's id again.
    correlationId === requestId ? '' : named('correlation', correlationId),
  ].filter((each) => each !== '');
  const took = typeof entry['ms'] === 'number' ? ` ${entry['ms']} ms` : '';
  const message = entry[messageKey];
  const said = typeof message === 'string' ? message : '';
  return `${said}${took}${ids.length > 0 ? `  ${DIM}${ids.join(' ')}${NOT_DIM}` : ''}`;
}

function named(name: string, id: unknown): string {
  return typeof id === 'string' && id !== '' ? `${name}=${id}` : '';
}
