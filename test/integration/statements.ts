import pg from 'pg';

/** The part of pg's wire connection by which statements leave the process. */
interface Wire {
  query(text: string): void;
  parse(message: { text: string }, ...more: unknown[]): void;
}

/**
 * Every statement that this process sends to PostgreSQL, as the driver writes it to the wire: BEGIN, COMMIT and the
 * `set_config` that goes with each of a tenant's statements are statements too.
 */
export class StatementRecorder {
  private readonly wire = (pg as unknown as { Connection: { prototype: Wire } }).Connection.prototype;
  private readonly original = { query: this.wire.query, parse: this.wire.parse };
  private sent: string[] = [];

  constructor() {
    const { original, wire } = this;
    const note = (text: string): void => {
      this.sent.push(text.replace(/\s+/g, ' ').trim());
    };
    wire.query = function query(this: Wire, text) {
      note(text);
      original.query.call(this, text);
    };
    wire.parse = function parse(this: Wire, message, ...more) {
      note(message.text);
      original.parse.call(this, message, ...more);
    };
  }

  /** What was sent since the last time. */
  take(): string[] {
    const taken = this.sent;
    this.sent = [];
    return taken;
  }

  stop(): void {
    Object.assign(this.wire, this.original);
  }
}
