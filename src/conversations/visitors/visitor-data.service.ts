import { Injectable } from '@nestjs/common';
import { toMessageView } from '../dto/message.dto.js';
import { toKnownVisitorView } from '../dto/visitor.dto.js';
import { VisitorDataRepository } from './visitor-data.repository.js';
import { VisitorsService } from './visitors.service.js';

/** Everything that a visitor has told the business, and was told. */
@Injectable()
export class VisitorDataService {
  constructor(
    private readonly visitors: VisitorsService,
    private readonly data: VisitorDataRepository,
  ) {}

  /**
   * One JSON document in pieces, `{visitor, conversations: [{…, messages}]}`, read while it is taken, so that its size does
   * not matter. Each page of rows is a short statement of its own.
   * @throws DomainError `unauthenticated` for one who is not there or is being erased, before the first piece
   */
  async *document(visitorId: string): AsyncGenerator<string> {
    await this.visitors.requirePresent(visitorId);
    const { erasing: _, ...visitor } = toKnownVisitorView(await this.visitors.get(visitorId));
    yield `{"visitor":${JSON.stringify(visitor)},"conversations":[`;
    let comma = '';
    for await (const talk of this.data.talks(visitorId)) {
      const opening = JSON.stringify({ ...talk, messages: [] }).slice(0, -2);
      yield `${comma}${opening}`;
      comma = ',';
      let between = '';
      for await (const message of this.data.messages(visitorId, talk.id)) {
        yield `${between}${JSON.stringify(toMessageView(message))}`;
        between = ',';
      }
      yield ']}';
    }
    yield ']}';
  }
}
