/** One dispatched server-sent event; `id` is the last id seen on the stream (WHATWG HTML, 9.2.6). */
export interface ServerSentEvent {
  id: string;
  event: string;
  data: string;
}

/**
 * Cuts a server-sent event stream that arrives in arbitrary pieces into events. Native `EventSource` cannot
 * send the `Authorization` header, hence this reader over `fetch`.
 */
export class EventStreamParser {
  private rest = '';
  private id = '';
  private event = '';
  private data: string[] = [];

  /** Events that are complete with this piece; an unfinished one waits for the next piece. */
  push(piece: string): ServerSentEvent[] {
    const text = this.rest + piece;
    // A trailing CR may be the first half of CRLF: keep it until the next piece shows.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\n|\r/);
    this.rest = (lines.pop() ?? '') + text.slice(end);
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): ServerSentEvent[] {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return [];
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id' && !value.includes('\0')) this.id = value;
    else if (field === 'event') this.event = value;
    else if (field === 'data') this.data.push(value);
    return [];
  }

  private dispatch(): ServerSentEvent[] {
    const { data, event } = this;
    this.data = [];
    this.event = '';
    if (data.length === 0) return [];
    return [{ id: this.id, event: event || 'message', data: data.join('\n') }];
  }
}
