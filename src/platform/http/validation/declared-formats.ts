/** What a rule of validation that stands for a format says of a text, in the words of JSON Schema. */
export interface TextFormat {
  /** Characters of the longest text that it accepts; asked before anything that is slow on long texts. */
  maxLength: number;
  format?: 'date' | 'date-time' | 'uuid';
}

/** By the name of the rule; the document and the validators read the same line. */
export const TEXT_FORMATS: Readonly<Record<string, TextFormat>> = {
  // RFC 5646, section 4.4.1: what a tag needs at most. `Intl.getCanonicalLocales` is quadratic.
  isLanguageTag: { maxLength: 35 },
  // The longest name of the IANA database has 32.
  isZoneName: { maxLength: 64 },
  isCurrency: { maxLength: 3 },
  isAmount: { maxLength: 20 },
  isCalendarDate: { maxLength: 10, format: 'date' },
  // Nanoseconds and an offset.
  isInstant: { maxLength: 35, format: 'date-time' },
  isWebUrl: { maxLength: 2048 },
  // Scheme, a host of 253 characters (RFC 1035) and a port.
  isOrigin: { maxLength: 267 },
  isEmail: { maxLength: 320 },
  isUuid: { maxLength: 36, format: 'uuid' },
};

/** Of a plain map of texts (`IsTextMap`). */
export const TEXT_MAP = { maxProperties: 50, keyLength: 100, maxLength: 1000 } as const;
