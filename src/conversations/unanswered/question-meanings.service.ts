import { Injectable, Logger } from '@nestjs/common';
import {
  Embeddings,
  EmbeddingsRefused,
  EmbeddingsUnavailable,
} from '../../platform/embeddings/embeddings.port.js';
import { WorkSlices } from '../../platform/time/work-slices.js';
import { meansTheSame, type MeantQuestion } from './question-meaning.js';
import { QuestionMeaningsRepository, type UnreadQuestion } from './question-meanings.repository.js';

/** Questions that are embedded together. */
const PAGE = 32;
/** What is left is done when the relay sends the job again. */
const MOST_PAGES = 10;
/** A question is compared with the newest of as many. */
const MOST_COMPARED = 2_000;

/** Groups unanswered questions that mean the same, where there is an embedding server. */
@Injectable()
export class QuestionMeanings {
  private readonly logger = new Logger('Embeddings');

  constructor(
    private readonly questions: QuestionMeaningsRepository,
    private readonly embeddings: Embeddings,
    private readonly slices: WorkSlices,
  ) {}

  /** @returns false when some are left: there are many, or the server is away. True without a server */
  async group(): Promise<boolean> {
    const { modelId } = this.embeddings;
    if (modelId === null) return true;
    try {
      return await this.readAll(modelId);
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable) return false;
      throw error;
    }
  }

  private async readAll(modelId: string): Promise<boolean> {
    let known: MeantQuestion[] | undefined;
    for (let done = 0; done < MOST_PAGES; done += 1) {
      const unread = await this.questions.unread(modelId, PAGE);
      if (unread.length === 0) return true;
      known ??= await this.questions.known(modelId, MOST_COMPARED);
      await this.read(modelId, unread, known);
      if (unread.length < PAGE) return true;
    }
    return false;
  }

  /** @param known gets them as well, so that two of one page find each other */
  private async read(
    modelId: string,
    unread: readonly UnreadQuestion[],
    known: MeantQuestion[],
  ): Promise<void> {
    const vectors = await this.vectorsOf(unread.map(({ question }) => question));
    for (const [at, question] of unread.entries()) {
      await this.slices.next();
      const vector = vectors[at] ?? null;
      const sameAs = vector && meansTheSame({ ...question, vector }, known);
      await this.questions.store(modelId, { ...question, vector, sameAs });
      if (!vector) continue;
      // As the rows have it now.
      if (sameAs) sameAs.groupId ??= sameAs.id;
      known.push({ ...question, vector, groupId: sameAs?.groupId ?? null });
    }
  }

  /** Null for a question that the server refuses. */
  private async vectorsOf(texts: readonly string[]): Promise<(Float32Array | null)[]> {
    try {
      return await this.embeddings.embed(texts, 'query');
    } catch (error) {
      if (!(error instanceof EmbeddingsRefused)) throw error;
      if (texts.length > 1) return (await Promise.all(texts.map((text) => this.vectorsOf([text])))).flat();
      this.logger.warn(
        { err: error },
        'An unanswered question cannot be embedded; it is grouped by its words only',
      );
      return [null];
    }
  }
}
