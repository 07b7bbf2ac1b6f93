import { amountsWith, hasCommaBeforeCents, type ReadAmount } from './cells.js';
import type { ImportWarning, TableRow } from './import.types.js';
import { SkuRegister } from './sku-register.js';

/** What variations take from the product that they belong to. */
export interface Parent {
  sku: string;
  stock: number | null;
}

/** What must be known of a whole file before the first of its rows is taken. */
export interface FileFacts {
  /** Whether an amount of these columns, which are written in one way, has a comma before its cents. */
  hasComma: (columns: readonly string[]) => boolean;
  /** How their amounts are read; one that can only be of the other notation, by that. */
  amountsOf: (columns: readonly string[]) => ReadAmount;
  /** SKUs of the rows read so far. */
  takenSkus: Set<string>;
  /** By what variations call them. */
  parents: ReadonlyMap<string, Parent>;
  /** True when rows that belong together stand apart, with others between them. */
  isScattered: boolean;
}

/** Longer cells are no amounts. */
const LONGEST_AMOUNT = 40;

export interface SurveyedRows {
  /** What rows that belong together have in common; '' where a row goes on with the one before. */
  groupOf?: (row: TableRow) => string;
  noteParent?: (row: TableRow, skus: SkuRegister, parents: Map<string, Parent>) => void;
}

/** Looks at every row of a file once. It keeps a SKU or a key of each row at most, never the rows. */
export class FileSurvey {
  private readonly withComma = new Set<string>();
  private readonly parents = new Map<string, Parent>();
  private readonly ignored: ImportWarning[] = [];
  private readonly skus = new SkuRegister(this.ignored, new Set());
  private readonly groups = new Set<string>();
  private group = '';
  private isScattered = false;

  constructor(
    private readonly columns: readonly string[],
    private readonly rows: SurveyedRows,
  ) {}

  see(row: TableRow): void {
    for (const column of this.columns) {
      const cell = row.cell(column);
      if (cell.length <= LONGEST_AMOUNT && cell.includes(',') && hasCommaBeforeCents(cell))
        this.withComma.add(column.toLowerCase());
    }
    this.rows.noteParent?.(row, this.skus, this.parents);
    this.ignored.length = 0;
    this.noteGroup(this.rows.groupOf?.(row) ?? '');
  }

  facts(): FileFacts {
    const { withComma, parents, isScattered } = this;
    const hasComma = (columns: readonly string[]): boolean =>
      columns.some((column) => withComma.has(column.toLowerCase()));
    return {
      hasComma,
      amountsOf: (columns) => {
        const [own, other] = [amountsWith(hasComma(columns)), amountsWith(!hasComma(columns))];
        return (cell) => own(cell) ?? other(cell);
      },
      takenSkus: new Set(),
      parents,
      isScattered,
    };
  }

  private noteGroup(group: string): void {
    if (group === '' || group === this.group) return;
    if (this.groups.has(group)) this.isScattered = true;
    this.groups.add(group);
    this.group = group;
  }
}
