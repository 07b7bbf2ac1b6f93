import { createHmac, timingSafeEqual } from 'node:crypto';
import { COMMON_ERRORS } from '../../../kernel/errors.js';
import { HTTP_ERRORS } from '../http.errors.js';

/** Bytes of the signature: who tries all of 2^80 gets no more than a page that the credential may see anyway. */
const SIGNED = 10;
const ID = 16;
/** 26 bytes in base64url. */
const CURSOR = /^[\w-]{35}$/;

/** What a cursor is of: whose list, which one, and how it is filtered. */
export interface ListIdentity {
  /** The tenant, and the visitor where it is theirs; '' for the platform. */
  owner: string;
  /** The route with the ids in it. */
  path: string;
  /** Without `limit`, which may change from page to page. */
  filters: Readonly<Record<string, unknown>>;
}

/** Makes and reads cursors: the id of the last row, signed for the one list that it was given for. */
export class Cursors {
  /** @param key to sign with, the same in each process */
  constructor(private readonly key: Buffer) {}

  seal(id: string, list: ListIdentity): string {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    return Buffer.concat([bytes, this.sign(bytes, list)]).toString('base64url');
  }

  /**
   * @returns the id
   * @throws DomainError `invalid` for what is no cursor, `cursor_of_another_list` for one that was given for another
   *   list, another business or other filters
   */
  open(cursor: string, list: ListIdentity): string {
    const bytes = Buffer.from(cursor, 'base64url');
    if (!CURSOR.test(cursor) || bytes.toString('base64url') !== cursor) throw noCursor();
    const id = bytes.subarray(0, ID);
    if (!timingSafeEqual(bytes.subarray(ID), this.sign(id, list))) throw ofAnotherList();
    return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  private sign(id: Buffer, { owner, path, filters }: ListIdentity): Buffer {
    const sorted = Object.entries(filters).sort(([one], [other]) => (one < other ? -1 : 1));
    const mac = createHmac('sha256', this.key).update(id);
    return mac
      .update(JSON.stringify([owner, path, sorted]))
      .digest()
      .subarray(0, SIGNED);
  }
}

const MEND = 'Send page.next of the page before, with the same filters; leave "after" out to begin anew.';

function noCursor(): Error {
  const detail = `after must be a cursor from page.next. ${MEND}`;
  return COMMON_ERRORS.invalid(detail, { problems: [{ pointer: '/after', code: 'invalid_cursor', detail }] });
}

function ofAnotherList(): Error {
  const detail = `after is a cursor of another list, or of one with other filters. ${MEND}`;
  return HTTP_ERRORS.cursor_of_another_list(detail, {
    problems: [{ pointer: '/after', code: 'cursor_of_another_list', detail }],
  });
}
