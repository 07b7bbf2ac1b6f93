import { Injectable } from '@nestjs/common';
import { emptyAsNull, lineUpTo, nullAsAbsent } from '../platform/bulk/mend-values.js';
import { firstOf, mendRow, withoutBlanks } from '../platform/bulk/mend-row.js';
import {
  parseRows,
  rowError,
  summarise,
  withoutRepeats,
  type BulkError,
  type BulkRow,
  type BulkSummary,
  type UpsertCounts,
} from '../platform/bulk/bulk-rows.js';
import { withVersionOf, type Versioned } from '../platform/database/row-version.js';
import { WorkSlices } from '../platform/time/work-slices.js';
import { ChecksRepository } from './checks.repository.js';
import { CheckRow, LONGEST_QUESTION } from './dto/check.dto.js';
import type { Check, CheckList } from './evaluation.types.js';
import { isComparable } from './expectations.js';

/** The questions by which a business tests its assistant. */
@Injectable()
export class ChecksService {
  constructor(
    private readonly checks: ChecksRepository,
    private readonly slices: WorkSlices,
  ) {}

  list(): Promise<CheckList> {
    return this.checks.list();
  }

  /**
   * Replaces the list by the rows that are valid. A row with an error changes nothing: a check with its question stays
   * as it was.
   */
  async replace(rows: unknown[], runAfterChange: boolean | null): Promise<BulkSummary> {
    const parsed = await parseRows(this.slices, CheckRow, rows, 'checks', mendCheck);
    const demanding = withDemands(parsed.rows);
    const unique = withoutRepeats(demanding.rows, 'checks', ({ question }) => ({
      field: 'question',
      key: question,
    }));
    const errors = [...parsed.errors, ...demanding.errors, ...unique.errors];
    const isRefused = unique.rows.length === 0 && errors.length > 0;
    const counts: UpsertCounts & Versioned = isRefused
      ? { created: 0, updated: 0 }
      : await this.checks.replace(
          unique.rows.map(({ value }) => toCheck(value)),
          errors.flatMap(({ index }) => questionOf(rows[index])),
          runAfterChange,
        );
    return withVersionOf(counts, summarise(unique.rows.length, counts, errors, parsed.warnings));
  }
}

function mendCheck(row: unknown) {
  return mendRow(row, {
    question: lineUpTo(LONGEST_QUESTION),
    locale: firstOf(emptyAsNull, withoutBlanks),
    must: nullAsAbsent,
    mustNot: nullAsAbsent,
  });
}

/** Refuses checks that any answer would pass, and texts without a letter, digit or sign to compare. */
function withDemands(rows: BulkRow<CheckRow>[]): { rows: BulkRow<CheckRow>[]; errors: BulkError[] } {
  const errors = rows.flatMap(({ index, value: { must = [], mustNot = [] } }): BulkError[] => {
    const pointer = `/checks/${index}`;
    if (must.length + mustNot.length === 0)
      return [
        rowError(index, {
          pointer: `${pointer}/must`,
          code: 'no_demand',
          detail: 'Name at least one text in must or mustNot.',
        }),
      ];
    return Object.entries({ must, mustNot }).flatMap(([field, texts]) =>
      texts.flatMap((text, at) =>
        isComparable(text)
          ? []
          : [
              rowError(index, {
                pointer: `${pointer}/${field}/${at}`,
                code: 'nothing_to_compare',
                detail: 'The text needs a letter or a digit.',
              }),
            ],
      ),
    );
  });
  const refused = new Set(errors.map(({ index }) => index));
  return { rows: rows.filter(({ index }) => !refused.has(index)), errors };
}

function questionOf(row: unknown): string[] {
  const question: unknown =
    typeof row === 'object' && row !== null && 'question' in row ? row.question : null;
  return typeof question === 'string' ? [question.trim().slice(0, LONGEST_QUESTION)] : [];
}

function toCheck({ question, locale, must, mustNot }: CheckRow): Check {
  return { question, locale: locale ?? null, must: must ?? [], mustNot: mustNot ?? [] };
}
