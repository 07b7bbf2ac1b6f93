/** A delivery of another system as it came, before it is trusted. */
export interface RawDelivery {
  /** By lower-case name; each time that the header was sent. */
  headers: Readonly<Partial<Record<string, string[]>>>;
  body: Buffer;
}
