/** An event in the form that every transport sends. */
export interface StreamedEvent {
  /** The cursor. */
  id: string;
  event: string;
  /** The data, already as JSON. */
  json: string;
}

/** Starts events; they end when the signal aborts. */
export type EventSource = (signal: AbortSignal) => AsyncIterable<StreamedEvent>;

/** A reader's end of a stream. */
export interface EventSink {
  /**
   * Sends an event, and waits for a slow reader, so that its events do not pile up in memory.
   * @returns false when the reader has taken nothing for too long, and is to be disconnected
   */
  take(event: StreamedEvent, signal: AbortSignal): boolean | Promise<boolean>;
}

/**
 * A reader that has taken nothing for so long is disconnected: it resumes at the last event that it has got, and a
 * connection that is dead does not keep its place.
 */
export const SLOWEST_READER_MS = 30_000;

/** Sends events until they end, the signal aborts or the reader is too slow. @returns false when it was too slow */
export async function pump(source: EventSource, sink: EventSink, signal: AbortSignal): Promise<boolean> {
  for await (const event of source(signal)) {
    // An event that was ready when the stream was ended must not be sent.
    if (signal.aborted) return true;
    if (!(await sink.take(event, signal))) return false;
  }
  return true;
}
