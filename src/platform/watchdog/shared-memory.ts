/** The ids that identify a running turn in the log. */
export interface TurnInFlight {
  tenantId: string;
  conversationId: string;
  turnId: string;
}

/** More than the turns that a process runs at once. */
const PLACES = 256;
const ID_LENGTH = 36;
const PLACE_BYTES = 3 * ID_LENGTH;
/** Two counters of 4 bytes: heartbeats, and whether a debugger may hold the main thread. */
const HEADER_BYTES = 8;

/**
 * Memory that the main thread writes and the watchdog's thread reads, also while the main thread is blocked. A place
 * begins with a zero byte while it is free.
 */
export class SharedMemory {
  private readonly counters: Int32Array;
  private readonly places: readonly Uint8Array[];

  constructor(readonly buffer = new SharedArrayBuffer(HEADER_BYTES + PLACES * PLACE_BYTES)) {
    this.counters = new Int32Array(buffer, 0, 2);
    this.places = Array.from(
      { length: PLACES },
      (_, n) => new Uint8Array(buffer, HEADER_BYTES + n * PLACE_BYTES, PLACE_BYTES),
    );
  }

  beat(isDebugged: boolean): void {
    Atomics.store(this.counters, 1, isDebugged ? 1 : 0);
    Atomics.add(this.counters, 0, 1);
  }

  get beats(): number {
    return Atomics.load(this.counters, 0);
  }

  get isDebugged(): boolean {
    return Atomics.load(this.counters, 1) === 1;
  }

  /** @returns a function that frees the place; calling it twice does no harm. */
  put({ tenantId, conversationId, turnId }: TurnInFlight): () => void {
    const place = this.places.find((bytes) => bytes[0] === 0);
    if (!place) return () => undefined;
    // `TextEncoder.encodeInto` refuses shared memory, so the text is copied from a buffer; ids are ASCII.
    place.set(Buffer.from(`${tenantId}${conversationId}${turnId}`, 'latin1').subarray(0, PLACE_BYTES));
    let isTaken = true;
    return () => {
      if (isTaken) place[0] = 0;
      isTaken = false;
    };
  }

  turns(): TurnInFlight[] {
    const taken = this.places.filter((bytes) => bytes[0] !== 0);
    return taken.map((bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      const [tenantId = '', conversationId = '', turnId = ''] = text.match(/.{36}/gs) ?? [];
      return { tenantId, conversationId, turnId };
    });
  }
}
